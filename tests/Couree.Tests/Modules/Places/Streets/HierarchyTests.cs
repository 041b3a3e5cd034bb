using Couree.Modules.Places.Streets;
using Couree.Modules.Places.Streets.Search;

namespace Couree.Tests.Modules.Places.Streets;

/// <summary>What a search relies on: everything it may climb to stands on its way up the tree, and a tree of a town is low.</summary>
public sealed class HierarchyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(40)]
    public void Whatever_a_junction_is_linked_up_to_is_among_its_ancestors(int size)
    {
        var graph = Squares(size, seed: size);
        var hierarchy = HierarchyBuilder.Build(graph);
        hierarchy.Rank.Order().ShouldBe(Enumerable.Range(0, graph.Nodes));
        for (var node = 0; node < graph.Nodes; node++)
        {
            var above = Above(hierarchy, node);
            hierarchy.Up[hierarchy.UpFirst[node]..hierarchy.UpFirst[node + 1]].ShouldAllBe(link => above.Contains(link.Node));
            hierarchy.Down[hierarchy.DownFirst[node]..hierarchy.DownFirst[node + 1]].ShouldAllBe(link => above.Contains(link.Node));
        }
    }

    [Fact]
    public void Nobody_climbs_farther_than_the_cuts_around_them()
    {
        // Cuts of 40, then twice 20, 20, 10, 10, … on the way up: 117 here.
        var hierarchy = HierarchyBuilder.Build(Squares(40, seed: 1));
        Enumerable.Range(0, 1600).Max(node => Above(hierarchy, node).Count).ShouldBeLessThan(125);
    }

    [Fact]
    public void A_link_that_a_way_over_later_junctions_beats_is_not_kept()
    {
        // The corner of a square of slow and fast streets: the slow one is never part of a fastest way.
        var graph = Squares(2, seed: 1) with { Ahead = [900, 10, 10, 10], Back = [900, 10, 10, 10] };
        var hierarchy = HierarchyBuilder.Build(graph);
        hierarchy.Up.Concat(hierarchy.Down).Select(link => Cost.Deciseconds(link.Cost)).ShouldAllBe(time => time <= 30);
    }

    private static HashSet<int> Above(Hierarchy hierarchy, int node)
    {
        HashSet<int> above = [];
        for (var at = hierarchy.Parent[node]; at >= 0; at = hierarchy.Parent[at]) above.Add(at);
        return above;
    }

    /// <summary>Two-way streets about 80 m from crossing to crossing, each piece with two speeds of its own.</summary>
    private static StreetGraph Squares(int size, int seed)
    {
        var random = new Random(seed);
        List<(int From, int To)> pieces = [];
        for (var node = 0; node < size * size; node++)
        {
            if (node % size + 1 < size) pieces.Add((node, node + 1));
            if (node + size < size * size) pieces.Add((node, node + size));
        }
        int[] Times() => [.. pieces.Select(_ => random.Next(140, 580))];
        return StreetGraph.Empty with
        {
            Lat = [.. Enumerable.Range(0, size * size).Select(node => 506_000_000 + node / size * 7_200)],
            Lon = [.. Enumerable.Range(0, size * size).Select(node => 30_000_000 + node % size * 11_300)],
            From = [.. pieces.Select(piece => piece.From)], To = [.. pieces.Select(piece => piece.To)],
            Decimetres = [.. pieces.Select(_ => 800)], Ahead = Times(), Back = Times(),
        };
    }
}
