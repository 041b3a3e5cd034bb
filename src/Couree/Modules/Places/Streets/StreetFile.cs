using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Couree.Modules.Places.Streets.Search;

namespace Couree.Modules.Places.Streets;

/// <summary>A file that cannot be put in service, with the reason and what to do.</summary>
sealed class StreetFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The stored network: 8 bytes "COUREEST", the version, then each array as its length in bytes and its plain little-endian content, then
/// the SHA-256 of all that. Written beside and renamed, so a reader sees the old file or the new one.
/// </summary>
static class StreetFile
{
    const int Version = 2;
    /// <summary>The hierarchy of this one is of another kind: it is made anew from the streets.</summary>
    public const int Earlier = 1;
    public static ReadOnlySpan<byte> Magic => "COUREEST"u8;

    public static void Write(StreetNetwork network, string path)
    {
        var temporary = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                var writer = new SectionWriter(stream);
                writer.Bytes(Magic);
                writer.Bytes(BitConverter.GetBytes(Version));
                WriteGraph(writer, network.Graph);
                WriteHierarchy(writer, network.Hierarchy);
                writer.Finish();
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static void WriteGraph(SectionWriter writer, StreetGraph graph)
    {
        foreach (var numbers in (int[][])[graph.Lat, graph.Lon, graph.From, graph.To, graph.Decimetres, graph.Ahead, graph.Back, graph.Name,
            graph.ShapeFirst, graph.ShapeLat, graph.ShapeLon]) writer.Section<int>(numbers);
        writer.Section<byte>(graph.InCore);
        writer.Section<byte>(graph.Kind);
        writer.Section<byte>(Encoding.UTF8.GetBytes(string.Join('\n', graph.Names)));
    }

    static void WriteHierarchy(SectionWriter writer, Hierarchy hierarchy)
    {
        foreach (var numbers in (int[][])[hierarchy.Rank, hierarchy.UpFirst, hierarchy.DownFirst, hierarchy.Parent]) writer.Section<int>(numbers);
        writer.Section<Link>(hierarchy.Up);
        writer.Section<Link>(hierarchy.Down);
    }

    /// <exception cref="StreetFileException">Missing, foreign, of another version, truncated or altered.</exception>
    public static StreetNetwork Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            var reader = new SectionReader(stream);
            if (!reader.Bytes(Magic.Length).AsSpan().SequenceEqual(Magic)) throw Refused(path, "it is not a street file");
            var version = BitConverter.ToInt32(reader.Bytes(sizeof(int)));
            if (version is not (Version or Earlier)) throw Refused(path, $"it has format {version}, this Courée reads format {Version}");
            var (graph, hierarchy) = (ReadGraph(reader), ReadHierarchy(reader, version));
            if (!reader.IsIntact()) throw Refused(path, "its checksum does not fit: it was altered or cut");
            return hierarchy is null ? StreetNetwork.Prepare(graph) : new(graph, hierarchy);
        }
        catch (EndOfStreamException e)
        {
            throw Refused(path, "it is cut or altered", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, e.Message, e);
        }
    }

    static StreetGraph ReadGraph(SectionReader reader) => new()
    {
        Lat = reader.Section<int>(), Lon = reader.Section<int>(), From = reader.Section<int>(), To = reader.Section<int>(),
        Decimetres = reader.Section<int>(), Ahead = reader.Section<int>(), Back = reader.Section<int>(), Name = reader.Section<int>(),
        ShapeFirst = reader.Section<int>(), ShapeLat = reader.Section<int>(), ShapeLon = reader.Section<int>(),
        InCore = reader.Section<byte>(), Kind = reader.Section<byte>(), Names = Encoding.UTF8.GetString(reader.Section<byte>()).Split('\n'),
    };

    static Hierarchy? ReadHierarchy(SectionReader reader, int version)
    {
        var (rank, upFirst, downFirst) = (reader.Section<int>(), reader.Section<int>(), reader.Section<int>());
        var parent = version == Earlier ? null : reader.Section<int>();
        var (up, down) = (reader.Section<Link>(), reader.Section<Link>());
        return parent is null ? null : new(rank, parent, upFirst, up, downFirst, down);
    }

    static StreetFileException Refused(string path, string why, Exception? inner = null) =>
        new($"The street file {path} cannot be used: {why}. Import it again with: couree import streets FILE", inner);
}

sealed class SectionWriter(Stream stream)
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        hash.AppendData(bytes);
    }

    public void Section<T>(ReadOnlySpan<T> items) where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(items);
        Bytes(BitConverter.GetBytes(bytes.Length));
        Bytes(bytes);
    }

    public void Finish()
    {
        stream.Write(hash.GetHashAndReset());
        stream.Flush();
        (stream as FileStream)?.Flush(flushToDisk: true);
        hash.Dispose();
    }
}

sealed class SectionReader(Stream stream)
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Into(bytes);
        return bytes;
    }

    public T[] Section<T>() where T : unmanaged
    {
        var length = BitConverter.ToInt32(Bytes(sizeof(int)));
        // Checked before anything is allocated: an altered length must not ask for two gigabytes.
        if (length < 0 || length % Unsafe.SizeOf<T>() != 0 || length > stream.Length - stream.Position) throw new EndOfStreamException();
        var items = GC.AllocateUninitializedArray<T>(length / Unsafe.SizeOf<T>());
        Into(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }

    void Into(Span<byte> bytes)
    {
        stream.ReadExactly(bytes);
        hash.AppendData(bytes);
    }

    /// <summary>True when the rest of the stream is the checksum of everything before, and nothing else.</summary>
    public bool IsIntact()
    {
        Span<byte> expected = stackalloc byte[32], stored = stackalloc byte[32];
        hash.GetHashAndReset(expected);
        stream.ReadExactly(stored);
        return stored.SequenceEqual(expected) && stream.Position == stream.Length;
    }
}
