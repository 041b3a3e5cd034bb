using Couree.Bench.Routing.Check;

namespace RouteSolver.Tests.Benchmark;

/// <summary>Four tasks around a depot, in both formats: 1 goes to 3, 2 goes to 4, all 5 units long apart or on one line; counted on fingers.</summary>
internal static class SmallTown
{
    /// <summary>Tasks 1 at (3,4), 2 at (6,8), 3 at (9,12), 4 at (0,5): the depot is 5, 10, 15 and 5 away.</summary>
    public const string LiLim = """
        2	10	1
        0	0	0	0	0	100	0	0	0
        1	3	4	6	0	40	1	0	3
        2	6	8	5	0	40	1	0	4
        3	9	12	-6	0	60	1	1	0
        4	0	5	-5	20	60	1	2	0

        """;

    public const string SartoriBuriol = """
        NAME: small
        LOCATION: Nowhere
        COMMENT: for tests
        TYPE: PDPTW
        SIZE: 5
        DISTRIBUTION: none
        DEPOT: central
        ROUTE-TIME: 100
        TIME-WINDOW: 60
        CAPACITY: 11
        NODES
        0 41.0 2.0 0 0 100 0 0 0
        1 41.1 2.1 6 0 40 1 0 3
        2 41.2 2.2 5 0 40 1 0 4
        3 41.3 2.3 -6 0 60 1 1 0
        4 41.4 2.4 -5 20 60 1 2 0
        EDGES
        0 5 10 15 5
        6 0 5 10 4
        11 5 0 5 7
        16 10 5 0 12
        5 4 7 12 0
        EOF

        """;

    public static T Read<T>(string content, Func<string, T> read)
    {
        var file = Path.Combine(Path.GetTempPath(), $"small-{Guid.CreateVersion7()}.txt");
        File.WriteAllText(file, content);
        try
        {
            return read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static Verdict Judge(string content, params int[][] routes) => Verdict.Of(Read(content, Definition.Read), routes);
}
