using System.Diagnostics;
using RouteSolver;

namespace Couree.Bench.Day;

/// <summary>One policy lives through the day: at each minute with orders the couriers have ridden on, the policy decides, they ride on.</summary>
internal sealed class Replay
{
    private const long Hour = 3600, AskAgain = 300;
    private readonly List<double> _milliseconds = [];

    public Replay(Lille town, int couriers)
    {
        Town = town;
        Couriers = [.. Enumerable.Range(0, couriers).Select(c => new Courier(c, ShiftOf(c, couriers), c % 4 == 0, town, Tally))];
    }

    public Lille Town { get; }
    public Tally Tally { get; } = new();
    public List<Courier> Couriers { get; }

    /// <summary>Heard of, and on nobody's list.</summary>
    public List<Run> Waiting { get; } = [];
    public IReadOnlyList<double> Milliseconds => _milliseconds;

    /// <summary>Runs heard of and not delivered, at each full hour.</summary>
    public List<(int Hour, int Runs)> Open { get; } = [];

    public void Live(IReadOnlyList<Run> runs, IPolicy policy)
    {
        var next = 0;
        for (var now = 8 * Hour; now <= 27 * Hour && Tally.Count < runs.Count; now += 60)
        {
            foreach (var courier in Couriers) courier.RideUntil(now);
            if (now % Hour == 0) Open.Add(((int)(now / Hour), next - Tally.Count));
            var before = next;
            for (; next < runs.Count && runs[next].OrderedAt <= now; next++) Waiting.Add(runs[next]);
            if (next == before && (now % AskAgain != 0 || (Waiting.Count == 0 && !Couriers.Any(courier => courier.HasForgotten)))) continue;
            var begun = Stopwatch.GetTimestamp();
            policy.Plan(this, now);
            _milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        foreach (var courier in Couriers) courier.RideHome();
    }

    /// <summary>Four tenths ride early, two tenths over midday, four tenths late.</summary>
    private static Window ShiftOf(int courier, int couriers) => (courier * 10 / couriers) switch
    {
        < 4 => new(8 * Hour, 16 * Hour),
        < 6 => new(11 * Hour, 19 * Hour),
        _ => new(14 * Hour + 1800, 22 * Hour + 1800),
    };
}

/// <summary>Who rides what: reads the couriers and <see cref="Replay.Waiting"/>, gives them new lists.</summary>
internal interface IPolicy
{
    string Name { get; }
    void Plan(Replay day, long now);
}
