using System.Runtime.InteropServices;
using System.Text;

namespace Couree.Modules.Places.Addresses;

/// <summary>Gathers the columns of an index and joins them into one array, each part starting at a multiple of 8 bytes.</summary>
internal sealed class IndexLayout
{
    readonly byte[][] parts = new byte[Enum.GetValues<Part>().Length][];

    public void Raw(Part part, ReadOnlySpan<byte> values) => parts[(int)part] = values.ToArray();
    public void Ints(Part part, ReadOnlySpan<int> values) => Raw(part, MemoryMarshal.AsBytes(values));
    public void Shorts(Part part, ReadOnlySpan<ushort> values) => Raw(part, MemoryMarshal.AsBytes(values));

    public void Texts(Part starts, Part letters, IEnumerable<string> texts)
    {
        var ends = new List<int> { 0 };
        using var all = new MemoryStream();
        foreach (var text in texts)
        {
            all.Write(Encoding.UTF8.GetBytes(text));
            ends.Add((int)all.Length);
        }
        Ints(starts, CollectionsMarshal.AsSpan(ends));
        Raw(letters, all.GetBuffer().AsSpan(0, (int)all.Length));
    }

    public void Lists(Part starts, Part values, IEnumerable<int[]> lists)
    {
        var ends = new List<int> { 0 };
        var all = new List<int>();
        foreach (var list in lists)
        {
            all.AddRange(list);
            ends.Add(all.Count);
        }
        Ints(starts, CollectionsMarshal.AsSpan(ends));
        Ints(values, CollectionsMarshal.AsSpan(all));
    }

    /// <summary>Where each of <paramref name="groups"/> groups starts, given the group of every item, in order.</summary>
    public void Starts(Part part, int groups, IEnumerable<int> groupOfItem)
    {
        var starts = new int[groups + 1];
        foreach (var group in groupOfItem) starts[group + 1]++;
        for (var i = 0; i < groups; i++) starts[i + 1] += starts[i];
        Ints(part, starts);
    }

    /// <summary>From "words of each thing" to "things of each word", in rising order, each thing once.</summary>
    public void Inverted(Part starts, Part postings, int words, Part thingStarts, Part thingWords)
    {
        var ends = MemoryMarshal.Cast<byte, int>(parts[(int)thingStarts].AsSpan());
        var all = MemoryMarshal.Cast<byte, int>(parts[(int)thingWords].AsSpan());
        var lists = new List<int>[words];
        for (var thing = 0; thing < ends.Length - 1; thing++)
            foreach (var word in all[ends[thing]..ends[thing + 1]])
            {
                var list = lists[word] ??= [];
                if (list.Count == 0 || list[^1] != thing) list.Add(thing);
            }
        Lists(starts, postings, lists.Select(list => list?.ToArray() ?? []));
    }

    public AddressIndex Finish()
    {
        var (starts, lengths) = (new int[parts.Length], new int[parts.Length]);
        long size = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            (starts[i], lengths[i]) = (checked((int)size), parts[i].Length);
            size += (parts[i].Length + 7) / 8 * 8;
        }
        var bytes = new byte[checked((int)size)];
        for (var i = 0; i < parts.Length; i++) parts[i].CopyTo(bytes, starts[i]);
        return new AddressIndex(bytes, starts, lengths);
    }
}
