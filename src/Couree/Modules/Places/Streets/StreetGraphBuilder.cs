using System.Runtime.InteropServices;

namespace Couree.Modules.Places.Streets;

/// <summary>
/// Turns ways (lists of node ids with tags, as OpenStreetMap has them) into a <see cref="StreetGraph"/>: ways are cut where they meet,
/// pieces get a length and a time. Ways and nodes may come in any order; a way is cut where a node stayed unknown (the border of an extract).
/// </summary>
sealed class StreetGraphBuilder
{
    /// <summary>A bike is pushed over at most this length between two junctions; longer footways are drawn, not used.</summary>
    public const double PushedAtMostMetres = 200;

    sealed record Way(int[] Nodes, WayRule Rule, int Name);

    readonly Dictionary<long, int> indexes = [];
    readonly List<int> lat = [], lon = [];
    readonly List<bool> located = [], blocked = [];
    readonly List<Way> ways = [];
    readonly Dictionary<string, int> nameIndexes = new() { [""] = 0 };
    readonly List<string> names = [""];

    readonly List<int> from = [], to = [], decimetres = [], ahead = [], back = [], name = [], shapeFirst = [0], shapeLat = [], shapeLon = [];
    readonly List<byte> kind = [];
    readonly List<int> junctionLat = [], junctionLon = [];

    public int Ways => ways.Count;

    public bool Wants(long node) => indexes.ContainsKey(node);

    /// <summary>Adds a way if its tags make it a street; false otherwise.</summary>
    public bool AddWay(ReadOnlySpan<long> nodes, WayTags tags, bool contraflowUnlessFast = false)
    {
        if (nodes.Length < 2 || BikeRules.Read(tags, contraflowUnlessFast) is not { } rule) return false;
        var members = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++) members[i] = IndexOf(nodes[i]);
        var text = tags["name"] ?? "";
        if (!nameIndexes.TryGetValue(text, out var nameIndex))
        {
            nameIndexes[text] = nameIndex = names.Count;
            names.Add(text);
        }
        ways.Add(new(members, rule, nameIndex));
        return true;
    }

    public void AddNode(long id, double latitude, double longitude)
    {
        var index = IndexOf(id);
        (lat[index], lon[index], located[index]) = (Geodesy.ToUnits(latitude), Geodesy.ToUnits(longitude), true);
    }

    /// <summary>Nobody passes this node: a wall, a locked gate.</summary>
    public void Block(long id) => blocked[IndexOf(id)] = true;

    public StreetGraph Build()
    {
        var uses = new int[lat.Count];
        foreach (var way in ways)
        {
            foreach (var n in way.Nodes) uses[n]++;
            uses[way.Nodes[0]]++;
            uses[way.Nodes[^1]]++;
        }
        var junctions = new int[lat.Count];
        Array.Fill(junctions, -1);
        foreach (var way in ways) Cut(way, uses, junctions);
        var edges = (From: from.ToArray(), To: to.ToArray(), Ahead: ahead.ToArray(), Back: back.ToArray());
        return new()
        {
            Lat = [.. junctionLat], Lon = [.. junctionLon],
            From = edges.From, To = edges.To, Ahead = edges.Ahead, Back = edges.Back,
            InCore = Core.Find(junctionLat.Count, edges.From, edges.To, edges.Ahead, edges.Back),
            Decimetres = [.. decimetres], Kind = [.. kind], Name = [.. name], Names = [.. names],
            ShapeFirst = [.. shapeFirst], ShapeLat = [.. shapeLat], ShapeLon = [.. shapeLon],
        };
    }

    void Cut(Way way, int[] uses, int[] junctions)
    {
        var start = -1;
        var metres = 0.0;
        var last = -1;
        foreach (var node in way.Nodes)
        {
            if (!located[node])
            {
                if (start >= 0 && last >= 0) Close(Junction(last));
                start = last = -1;
                continue;
            }
            if (node == last) continue;
            if (start < 0)
            {
                start = Junction(node);
                Shape(node);
                (metres, last) = (0, node);
                continue;
            }
            metres += Geodesy.Metres(lat[last], lon[last], lat[node], lon[node]);
            Shape(node);
            last = node;
            if (uses[node] < 2 && !blocked[node]) continue;
            Close(Junction(node));
            start = Junction(node);
            Shape(node);
            metres = 0;
        }
        if (start >= 0) Close(last >= 0 ? Junction(last) : start);

        void Close(int end)
        {
            if (shapeLat.Count - shapeFirst[^1] < 2)
            {
                CollectionsMarshal.SetCount(shapeLat, shapeFirst[^1]);
                CollectionsMarshal.SetCount(shapeLon, shapeFirst[^1]);
                return;
            }
            AddEdge(start, end, metres, way);
        }

        // A blocked node is a new junction each time it is met: streets end there without meeting.
        int Junction(int node)
        {
            if (!blocked[node] && junctions[node] >= 0) return junctions[node];
            junctionLat.Add(lat[node]);
            junctionLon.Add(lon[node]);
            return junctions[node] = junctionLat.Count - 1;
        }
    }

    void AddEdge(int start, int end, double metres, Way way)
    {
        var tooLong = way.Rule.Pushed && metres > PushedAtMostMetres;
        from.Add(start);
        to.Add(end);
        decimetres.Add((int)Math.Round(metres * 10));
        ahead.Add(Time(way.Rule.AheadKmh));
        back.Add(Time(way.Rule.BackKmh));
        kind.Add((byte)way.Rule.Kind);
        name.Add(way.Name);
        shapeFirst.Add(shapeLat.Count);

        int Time(double kmh) => kmh <= 0 || tooLong ? StreetGraph.Closed : Math.Max(1, (int)Math.Round(metres * 36 / kmh));
    }

    void Shape(int node)
    {
        shapeLat.Add(lat[node]);
        shapeLon.Add(lon[node]);
    }

    int IndexOf(long id)
    {
        if (indexes.TryGetValue(id, out var index)) return index;
        indexes[id] = index = lat.Count;
        lat.Add(0);
        lon.Add(0);
        located.Add(false);
        blocked.Add(false);
        return index;
    }
}
