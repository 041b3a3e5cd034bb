using System.Text;

namespace Couree.Tests.House;

/// <summary>docs/module-map.md as the compiled rooms would write it.</summary>
internal static class ModuleMap
{
    public static string Path => System.IO.Path.Combine(SourceTree.Root, "docs", "module-map.md");

    public static string Draw(CompiledHouse house, Hill hill)
    {
        var rooms = hill.Rooms.Intersect(house.Module.Types.Select(Hill.RoomOf).OfType<string>()).ToList();
        var seen = (from look in house.References
                    let @from = Hill.RoomOf(look.From)
                    let to = Hill.RoomOf(look.To)
                    where @from is not null && to is not null && @from != to
                    group CompiledHouse.Outermost(look.To.Resolve()).Name.Split('`')[0] by (@from, to))
            .ToDictionary(edge => edge.Key, edge => edge.Distinct().Order(StringComparer.Ordinal).ToList());

        var map = new StringBuilder("""
            # Module map

            Which room sees which, and through what. Drawn from the compiled program by `bin/module-map`; a test fails when it is
            no longer true. Every room stands on Kernel, Database, Outbox and Web, which know no room. Arrows go downhill.

            ```mermaid
            flowchart TD

            """);
        foreach (var room in rooms.AsEnumerable().Reverse()) map.Append($"  {room}\n");
        foreach (var (from, to) in Downhill(seen.Keys, rooms)) map.Append($"  {from} --> {to}\n");
        map.Append("```\n\n| Room | sees | through |\n|---|---|---|\n");
        foreach (var room in rooms.AsEnumerable().Reverse())
        {
            var edges = Downhill(seen.Keys, rooms).Where(edge => edge.From == room).ToList();
            if (edges.Count == 0) map.Append($"| {room} | no other room | |\n");
            foreach (var edge in edges)
                map.Append($"| {room} | {edge.To} | {string.Join(", ", seen[edge].Select(type => $"`{type}`"))} |\n");
        }
        return map.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<(string From, string To)> Downhill(IEnumerable<(string From, string To)> edges, List<string> rooms) =>
        edges.OrderByDescending(edge => rooms.IndexOf(edge.From)).ThenByDescending(edge => rooms.IndexOf(edge.To));
}
