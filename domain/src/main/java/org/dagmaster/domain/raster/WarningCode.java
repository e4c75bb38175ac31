package org.dagmaster.domain.raster;

/** What a submitter should know of a raster that is taken nevertheless. */
public enum WarningCode {
    CRS_OVERRIDE,
    NODATA_SUSPECT,
    ROTATED,
    SOUTH_UP,
    GCP_OR_RPC_ONLY,
    ANTIMERIDIAN,
    TIER_INCOMPATIBLE,
    STATISTICS_FLAT,
    /** It is a good COG already, and is copied. */
    ALREADY_COG,
    /** It resembles a COG and is none, or is one for another purpose; it is written anew. */
    NOT_A_COG
}
