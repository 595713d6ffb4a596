package ai.modular.models.demand;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A LightGBM booster in native memory. */
final class LightGbm implements AutoCloseable {

    /** {@code C_API_DTYPE_FLOAT32}; the constants' class cannot be asked before the library is loaded. */
    private static final int FLOAT32 = 0;

    private static final int ROW_MAJOR = 1;

    private final SWIGTYPE_p_void booster;

    private LightGbm(SWIGTYPE_p_void booster) {
        this.booster = booster;
    }

    static LightGbm train(NativeMatrix rows, float[] labels, float[] weights, Boosting boosting, long seed) {
        String parameters = parameters(boosting, seed);
        SWIGTYPE_p_void data = create(out -> lightgbmlib.LGBM_DatasetCreateFromMat(
                rows.address(), FLOAT32, rows.rows(), rows.columns(), 1, parameters, null, out));
        try {
            setField(data, "label", labels, rows.rows());
            setField(data, "weight", weights, rows.rows());
            check(lightgbmlib.LGBM_DatasetSetFeatureNames(
                    data, DemandFeatures.NAMES.toArray(String[]::new), rows.columns()));
            LightGbm result = new LightGbm(create(out -> lightgbmlib.LGBM_BoosterCreate(data, parameters, out)));
            result.update(boosting.rounds());
            return result;
        } finally {
            lightgbmlib.LGBM_DatasetFree(data);
        }
    }

    static LightGbm load(Path file) {
        NativeLibrary.require();
        SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
        try {
            return new LightGbm(
                    create(out -> lightgbmlib.LGBM_BoosterCreateFromModelfile(file.toString(), iterations, out)));
        } finally {
            lightgbmlib.delete_intp(iterations);
        }
    }

    void save(Path file) {
        check(lightgbmlib.LGBM_BoosterSaveModel(booster, 0, -1, 0, file.toString()));
    }

    /** One prediction per row, by one thread: the caller's threads are the parallelism. */
    double[] predict(NativeMatrix rows) {
        if (rows.rows() == 0) {
            return new double[0];
        }
        SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(rows.rows());
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        try {
            check(lightgbmlib.LGBM_BoosterPredictForMat(
                    booster,
                    rows.address(),
                    FLOAT32,
                    rows.rows(),
                    rows.columns(),
                    1,
                    0,
                    0,
                    -1,
                    "num_threads=1",
                    length,
                    out));
            double[] result = new double[rows.rows()];
            for (int i = 0; i < result.length; i++) {
                result[i] = lightgbmlib.doubleArray_getitem(out, i);
            }
            return result;
        } finally {
            lightgbmlib.delete_int64_tp(length);
            lightgbmlib.delete_doubleArray(out);
        }
    }

    @Override
    public void close() {
        lightgbmlib.LGBM_BoosterFree(booster);
    }

    private void update(int rounds) {
        SWIGTYPE_p_int finished = lightgbmlib.new_intp();
        try {
            for (int round = 0; round < rounds && lightgbmlib.intp_value(finished) != 1; round++) {
                check(lightgbmlib.LGBM_BoosterUpdateOneIter(booster, finished));
            }
        } finally {
            lightgbmlib.delete_intp(finished);
        }
    }

    private static String parameters(Boosting boosting, long seed) {
        Map<String, String> result = boosting.describe();
        result.put("objective", "tweedie");
        result.put("num_threads", String.valueOf(boosting.threads()));
        result.put("seed", String.valueOf(Math.floorMod(seed, Integer.MAX_VALUE)));
        result.put("deterministic", "true");
        result.put("force_row_wise", "true");
        result.put("feature_fraction", ".8");
        result.put("verbosity", "-1");
        return result.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static void setField(SWIGTYPE_p_void data, String field, float[] values, int length) {
        SWIGTYPE_p_float copy = lightgbmlib.new_floatArray(length);
        try {
            for (int i = 0; i < length; i++) {
                lightgbmlib.floatArray_setitem(copy, i, values[i]);
            }
            check(lightgbmlib.LGBM_DatasetSetField(data, field, lightgbmlib.float_to_voidp_ptr(copy), length, FLOAT32));
        } finally {
            lightgbmlib.delete_floatArray(copy);
        }
    }

    private static SWIGTYPE_p_void create(NativeCall call) {
        SWIGTYPE_p_p_void out = lightgbmlib.new_voidpp();
        try {
            check(call.into(out));
            return lightgbmlib.voidpp_value(out);
        } finally {
            lightgbmlib.delete_voidpp(out);
        }
    }

    private static void check(int status) {
        if (status != 0) {
            throw new IllegalStateException("LightGBM says: " + lightgbmlib.LGBM_GetLastError());
        }
    }

    private interface NativeCall {
        int into(SWIGTYPE_p_p_void out);
    }
}
