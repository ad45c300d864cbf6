using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace CultivatedLand.Testing.Samples;

/// <summary>Photographs made on the spot: a red half and a green half, with what a camera would write into them.</summary>
public static class SomePhotos
{
    public static byte[] Jpeg(int width = 80, int height = 60)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        using (var red = new SKPaint { Color = SKColors.Red })
        {
            canvas.Clear(SKColors.Green);
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>With the camera's clock, where it stood, and how it was held (EXIF orientation 1 to 8).</summary>
    public static byte[] FromCamera(
        string takenAt = "2023:08:18 10:24:00",
        (int Degrees, int Minutes, int Seconds)? north = null,
        (int Degrees, int Minutes, int Seconds)? east = null,
        ushort orientation = 1,
        int width = 80,
        int height = 60
    )
    {
        var jpeg = Jpeg(width, height);
        var exif = Exif(takenAt, north ?? (29, 30, 36), east ?? (106, 15, 0), orientation);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }

    /// <summary>A few bytes that claim to be a picture of this size.</summary>
    public static byte[] PngBomb(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Chunk("IHDR", header),
            .. Chunk("IDAT", [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Exif(
        string takenAt,
        (int Degrees, int Minutes, int Seconds) north,
        (int Degrees, int Minutes, int Seconds) east,
        ushort orientation
    )
    {
        const int ExifAt = 8 + 2 + (3 * 12) + 4,
            DateAt = ExifAt + 2 + 12 + 4,
            GpsAt = DateAt + 20,
            NorthAt = GpsAt + 2 + (4 * 12) + 4,
            EastAt = NorthAt + 24;
        using var stream = new MemoryStream();
        using var tiff = new BinaryWriter(stream);
        tiff.Write("Exif\0\0"u8);
        tiff.Write("II"u8);
        tiff.Write((ushort)42);
        tiff.Write(8);
        Entries(tiff, (0x0112, 3, 1, orientation), (0x8769, 4, 1, ExifAt), (0x8825, 4, 1, GpsAt));
        Entries(tiff, (0x9003, 2, 20, DateAt));
        tiff.Write(Encoding.ASCII.GetBytes(takenAt.PadRight(20, '\0')[..20]));
        Entries(tiff, (1, 2, 2, 'N'), (2, 5, 3, NorthAt), (3, 2, 2, 'E'), (4, 5, 3, EastAt));
        foreach (var (degrees, minutes, seconds) in new[] { north, east })
        {
            foreach (var part in new[] { degrees, minutes, seconds })
            {
                tiff.Write(part);
                tiff.Write(1);
            }
        }

        return stream.ToArray();
    }

    private static void Entries(BinaryWriter tiff, params (int Tag, ushort Type, int Count, int Value)[] entries)
    {
        tiff.Write((ushort)entries.Length);
        foreach (var (tag, type, count, value) in entries)
        {
            tiff.Write((ushort)tag);
            tiff.Write(type);
            tiff.Write(count);
            tiff.Write(value);
        }

        tiff.Write(0);
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        var sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }
}
