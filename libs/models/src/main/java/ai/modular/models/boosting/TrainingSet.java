package ai.modular.models.boosting;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.util.List;

/**
 * Rows to learn from. Arrays may be longer than there are rows.
 *
 * @param names of the features
 * @param weights null when all rows count the same
 * @param start what each row is predicted as before the first tree, on the scale of the trees' sum; null for the mean of all
 */
public record TrainingSet(NativeMatrix features, List<String> names, float[] labels, float[] weights, double[] start) {

    private static final int FLOAT32 = 0;
    private static final int FLOAT64 = 1;

    public TrainingSet(NativeMatrix features, List<String> names, float[] labels, float[] weights) {
        this(features, names, labels, weights, null);
    }

    void describe(SWIGTYPE_p_void data) {
        setField(data, "label", labels);
        if (weights != null) {
            setField(data, "weight", weights);
        }
        if (start != null) {
            setStart(data);
        }
        LightGbm.check(lightgbmlib.LGBM_DatasetSetFeatureNames(data, names.toArray(String[]::new), features.columns()));
    }

    private void setField(SWIGTYPE_p_void data, String field, float[] values) {
        SWIGTYPE_p_float copy = lightgbmlib.new_floatArray(features.rows());
        try {
            for (int i = 0; i < features.rows(); i++) {
                lightgbmlib.floatArray_setitem(copy, i, values[i]);
            }
            LightGbm.check(lightgbmlib.LGBM_DatasetSetField(
                    data, field, lightgbmlib.float_to_voidp_ptr(copy), features.rows(), FLOAT32));
        } finally {
            lightgbmlib.delete_floatArray(copy);
        }
    }

    private void setStart(SWIGTYPE_p_void data) {
        SWIGTYPE_p_double copy = lightgbmlib.new_doubleArray(features.rows());
        try {
            for (int i = 0; i < features.rows(); i++) {
                lightgbmlib.doubleArray_setitem(copy, i, start[i]);
            }
            LightGbm.check(lightgbmlib.LGBM_DatasetSetField(
                    data, "init_score", lightgbmlib.double_to_voidp_ptr(copy), features.rows(), FLOAT64));
        } finally {
            lightgbmlib.delete_doubleArray(copy);
        }
    }
}
