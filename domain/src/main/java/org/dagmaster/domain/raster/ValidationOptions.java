package org.dagmaster.domain.raster;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a raster is held against.
 *
 * @param statedType what the submitter says it shows; null to find out
 * @param tier what its COG is for
 * @param refusedTypes pixel types that are not taken, by policy
 */
public record ValidationOptions(
        @Nullable RasterType statedType,
        OutputTier tier,
        Set<DataType> refusedTypes,
        Limits limits) {

    /**
     * How much a header may declare; against files of a few bytes that unpack to terabytes.
     *
     * @param declaredBytes of all pixels
     * @param blockBytes of one block, which must fit into memory
     * @param bands how many there may be
     * @param harmlessBytes up to this, {@code ratio} does not matter
     * @param ratio of declared bytes to the file's; the best codecs reach a few thousand on rasters
     *     of one value
     */
    public record Limits(
            double declaredBytes,
            double blockBytes,
            int bands,
            double harmlessBytes,
            double ratio) {

        public static final Limits USUAL = new Limits(2e12, 512e6, 2000, 4e9, 2000);
    }

    /** 64 bits double the size of a product for digits that no sensor measures. */
    public static final Set<DataType> USUALLY_REFUSED =
            Set.copyOf(
                    EnumSet.of(
                            DataType.INT8,
                            DataType.FLOAT64,
                            DataType.INT64,
                            DataType.UINT64,
                            DataType.CINT16,
                            DataType.CINT32,
                            DataType.CFLOAT32,
                            DataType.CFLOAT64));

    public static ValidationOptions usual(@Nullable RasterType statedType, OutputTier tier) {
        return new ValidationOptions(statedType, tier, USUALLY_REFUSED, Limits.USUAL);
    }
}
