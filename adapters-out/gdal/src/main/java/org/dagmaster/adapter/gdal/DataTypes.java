package org.dagmaster.adapter.gdal;

import org.dagmaster.domain.raster.DataType;
import org.gdal.gdal.Band;
import org.gdal.gdal.gdal;

/** GDAL's pixel types in our words. */
final class DataTypes {

    private DataTypes() {}

    static DataType of(Band band) {
        String name = gdal.GetDataTypeName(band.getDataType());
        return switch (name) {
            case "Byte" ->
                    "SIGNEDBYTE".equals(band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE"))
                            ? DataType.INT8
                            : DataType.UINT8;
            case "Int8" -> DataType.INT8;
            case "UInt16" -> DataType.UINT16;
            case "Int16" -> DataType.INT16;
            case "UInt32" -> DataType.UINT32;
            case "Int32" -> DataType.INT32;
            case "UInt64" -> DataType.UINT64;
            case "Int64" -> DataType.INT64;
            case "Float32" -> DataType.FLOAT32;
            case "Float64" -> DataType.FLOAT64;
            case "CInt16" -> DataType.CINT16;
            case "CInt32" -> DataType.CINT32;
            case "CFloat32" -> DataType.CFLOAT32;
            case "CFloat64" -> DataType.CFLOAT64;
            default -> throw new IllegalStateException("GDAL's pixel type '" + name + "' is new");
        };
    }
}
