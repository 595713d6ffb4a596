package ai.modular.models.boosting;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;

/** Rows of single-precision features in native memory, written one by one where LightGBM reads them: no second copy on the heap. */
public final class NativeMatrix implements AutoCloseable {

    private final int capacity;
    private final int columns;
    private final SWIGTYPE_p_float values;
    private int rows;

    public NativeMatrix(int capacity, int columns) {
        NativeLibrary.require();
        this.capacity = capacity;
        this.columns = columns;
        this.values = lightgbmlib.new_floatArray((long) capacity * columns);
    }

    /** @throws IllegalStateException if the matrix is full */
    public void add(float[] row) {
        if (rows == capacity) {
            throw new IllegalStateException("a matrix of %d rows is full".formatted(capacity));
        }
        long first = (long) rows * columns;
        for (int column = 0; column < columns; column++) {
            lightgbmlib.floatArray_setitem(values, first + column, row[column]);
        }
        rows++;
    }

    /** Forgets the rows and keeps the memory. */
    public void clear() {
        rows = 0;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public boolean isFull() {
        return rows == capacity;
    }

    SWIGTYPE_p_void address() {
        return lightgbmlib.float_to_voidp_ptr(values);
    }

    @Override
    public void close() {
        lightgbmlib.delete_floatArray(values);
    }
}
