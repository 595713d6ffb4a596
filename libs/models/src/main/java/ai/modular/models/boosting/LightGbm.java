package ai.modular.models.boosting;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A LightGBM booster in native memory. */
public final class LightGbm implements AutoCloseable {

    /** {@code C_API_DTYPE_FLOAT32}; the constants' class cannot be asked before the library is loaded. */
    private static final int FLOAT32 = 0;

    private static final int ROW_MAJOR = 1;

    /** {@code C_API_FEATURE_IMPORTANCE_GAIN}. */
    private static final int GAIN = 1;

    private final SWIGTYPE_p_void booster;

    private LightGbm(SWIGTYPE_p_void booster) {
        this.booster = booster;
    }

    /**
     * Trains as many trees as {@code num_iterations} among the parameters says; the same rows, parameters and seed give the same trees.
     *
     * @param parameters in the words of LightGBM
     */
    public static LightGbm train(TrainingSet rows, Map<String, String> parameters, long seed) {
        String described = parameters(parameters, seed);
        SWIGTYPE_p_void data = create(out -> lightgbmlib.LGBM_DatasetCreateFromMat(
                rows.features().address(),
                FLOAT32,
                rows.features().rows(),
                rows.features().columns(),
                1,
                described,
                null,
                out));
        try {
            rows.describe(data);
            LightGbm result = new LightGbm(create(out -> lightgbmlib.LGBM_BoosterCreate(data, described, out)));
            result.update(Integer.parseInt(parameters.get("num_iterations")));
            return result;
        } finally {
            lightgbmlib.LGBM_DatasetFree(data);
        }
    }

    public static LightGbm load(Path file) {
        NativeLibrary.require();
        SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
        try {
            return new LightGbm(
                    create(out -> lightgbmlib.LGBM_BoosterCreateFromModelfile(file.toString(), iterations, out)));
        } finally {
            lightgbmlib.delete_intp(iterations);
        }
    }

    /**
     * Writes LightGBM's own text. The number of threads, which it notes among the parameters and which changes nothing of the trees, is left out: same
     * trees, same bytes.
     */
    public void save(Path file) {
        check(lightgbmlib.LGBM_BoosterSaveModel(booster, 0, -1, 0, file.toString()));
        try {
            Files.writeString(file, Files.readString(file).replaceFirst("\\[num_threads: \\d+]\n", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be written to " + file, e);
        }
    }

    /** One prediction per row, by one thread: the caller's threads are the parallelism. An initial score is not part of it. */
    public double[] predict(NativeMatrix rows) {
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

    /** What each feature contributed: the sum of the gains of its splits, in the order of the columns. */
    public double[] gains() {
        SWIGTYPE_p_int count = lightgbmlib.new_intp();
        try {
            check(lightgbmlib.LGBM_BoosterGetNumFeature(booster, count));
            double[] result = new double[lightgbmlib.intp_value(count)];
            SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(result.length);
            try {
                check(lightgbmlib.LGBM_BoosterFeatureImportance(booster, 0, GAIN, out));
                for (int i = 0; i < result.length; i++) {
                    result[i] = lightgbmlib.doubleArray_getitem(out, i);
                }
                return result;
            } finally {
                lightgbmlib.delete_doubleArray(out);
            }
        } finally {
            lightgbmlib.delete_intp(count);
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

    private static String parameters(Map<String, String> parameters, long seed) {
        Map<String, String> result = new TreeMap<>(parameters);
        result.put("seed", String.valueOf(Math.floorMod(seed, Integer.MAX_VALUE)));
        result.put("deterministic", "true");
        result.put("force_row_wise", "true");
        result.put("verbosity", "-1");
        return result.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
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

    static void check(int status) {
        if (status != 0) {
            throw new IllegalStateException("LightGBM says: " + lightgbmlib.LGBM_GetLastError());
        }
    }

    private interface NativeCall {
        int into(SWIGTYPE_p_p_void out);
    }
}
