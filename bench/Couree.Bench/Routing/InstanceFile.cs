namespace Couree.Bench.Routing;

/// <summary>Reads an instance for the solver: Li and Lim (2001), or Sartori and Buriol (2020), told apart by their first word.</summary>
internal static class InstanceFile
{
    /// <summary>Four decimals: the rounding of a whole route stays below a hundredth, and 1,000 tasks stay far from overflow.</summary>
    private const int Scale = 10_000;

    /// <exception cref="FormatException">It is neither, or breaks off.</exception>
    public static Instance Read(string path)
    {
        var content = File.ReadAllText(path);
        var name = Path.GetFileNameWithoutExtension(path);
        var first = new Tokens(content).Next();
        return !first.IsEmpty && char.IsAsciiDigit(first[0]) ? LiLim(name, content) : SartoriBuriol(name, content);
    }

    private static Instance LiLim(string name, string content)
    {
        var text = new Tokens(content);
        var (vehicles, capacity, _) = (text.Whole(), text.Whole(), text.Number());
        var nodes = new List<Node>();
        while (text.Next() is { IsEmpty: false }) nodes.Add(NextNode(ref text, Scale));
        return new Instance(name, "Li & Lim", vehicles, capacity, [.. nodes], Euclid.Matrix(nodes, Scale), Scale);
    }

    private static Instance SartoriBuriol(string name, string content)
    {
        var text = new Tokens(content);
        var (size, capacity) = (0, 0);
        while (text.Line() is var line && !line.SequenceEqual("NODES"))
        {
            if (line.StartsWith("SIZE:")) size = new Tokens(line[5..]).Whole();
            if (line.StartsWith("CAPACITY:")) capacity = new Tokens(line[9..]).Whole();
            if (line.IsEmpty) throw new FormatException("neither Li & Lim's format nor Sartori & Buriol's");
        }
        var nodes = new Node[size];
        for (var i = 0; i < size; i++)
        {
            if (text.Whole() != i) throw new FormatException($"node {i} is out of order");
            nodes[i] = NextNode(ref text, 1);
        }
        if (!text.Next().SequenceEqual("EDGES")) throw new FormatException("EDGES are missing");
        var travel = new int[size * size];
        for (var i = 0; i < travel.Length; i++) travel[i] = text.Whole();
        return new Instance(name, "Sartori & Buriol", size / 2, capacity, nodes, travel, 1);
    }

    private static Node NextNode(ref Tokens text, int scale)
    {
        var (x, y, demand) = (text.Number(), text.Number(), text.Whole());
        var (earliest, latest, service) = (text.Number() * scale, text.Number() * scale, text.Number() * scale);
        _ = text.Whole();
        return new Node(x, y, demand, (long)Math.Ceiling(earliest), (long)Math.Floor(latest), (long)Math.Ceiling(service), text.Whole());
    }
}
