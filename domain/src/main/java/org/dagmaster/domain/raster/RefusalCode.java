package org.dagmaster.domain.raster;

/** Why a raster is refused, the weightiest first: that one becomes the code of the failure. */
public enum RefusalCode {
    /** No known format, or a damaged header. */
    CANNOT_OPEN,
    /** Blocks that the header promises are not in the file. */
    TRUNCATED,
    /** The header declares more than the limits, or than the file can hold. */
    TOO_LARGE_DECLARED,
    /** The type of the pixels is not taken. */
    BIT_DEPTH,
    /** Neither the file nor the submitter states a CRS. */
    CRS_MISSING,
    /** A CRS that cannot be understood, or that is not tied to the globe. */
    CRS_UNKNOWN,
    /** The file and the submitter state CRSs that mean different things. */
    CRS_MISMATCH,
    /** Nothing ties pixels to places. */
    GEOTRANSFORM_MISSING,
    /** No pixel is valid. */
    EMPTY,
    /** It cannot be of the type that the submitter states. */
    TYPE_MISMATCH
}
