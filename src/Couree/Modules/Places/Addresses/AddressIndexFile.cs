using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Couree.Modules.Places.Addresses;

/// <summary>
/// An index on disk: <c>CADR</c>, version, number of parts, then start and length of each part, SHA-256 of all the rest, the bytes
/// as they stand in memory (little-endian). Written aside and renamed, so that a reader sees the old one or the new one, never half.
/// </summary>
internal static class AddressIndexFile
{
    const uint Magic = 0x52444143; // CADR
    const int Version = 1;

    public static void Save(AddressIndex index, string path)
    {
        var parts = Enum.GetValues<Part>().Length;
        var header = new byte[HeaderLength(parts)];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), parts);
        for (var i = 0; i < parts; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12 + 8 * i), index.StartOf((Part)i));
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16 + 8 * i), index.Raw((Part)i).Length);
        }
        Checksum(header, index.All).CopyTo(header.AsSpan(header.Length - 32));

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var aside = $"{path}.{Environment.ProcessId}.new";
        using (var file = new FileStream(aside, FileMode.Create, FileAccess.Write))
        {
            file.Write(header);
            file.Write(index.All);
            file.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">when it is not an index of this version, or damaged: import the addresses again.</exception>
    public static AddressIndex Load(string path)
    {
        using var file = File.OpenRead(path);
        var parts = Enum.GetValues<Part>().Length;
        var header = new byte[HeaderLength(parts)];
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic
            || BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)) != Version
            || BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)) != parts)
            throw new InvalidDataException($"{path} is not an address index of this version. Import the address file again.");
        var bytes = new byte[file.Length - header.Length];
        file.ReadExactly(bytes);
        var (starts, lengths) = (new int[parts], new int[parts]);
        for (var i = 0; i < parts; i++)
        {
            starts[i] = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12 + 8 * i));
            lengths[i] = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(16 + 8 * i));
        }
        if (!Checksum(header, bytes).AsSpan().SequenceEqual(header.AsSpan(header.Length - 32)))
            throw new InvalidDataException($"{path} is damaged (checksum). Import the address file again.");
        return new AddressIndex(bytes, starts, lengths);
    }

    static byte[] Checksum(byte[] header, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header.AsSpan(0, header.Length - 32));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    static int HeaderLength(int parts) => 12 + 8 * parts + 32;
}
