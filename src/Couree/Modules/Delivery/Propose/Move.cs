using Couree.Kernel;

namespace Couree.Modules.Delivery;

internal enum MoveKind
{
    /// <summary>A waiting run is given to someone.</summary>
    Given,
    /// <summary>A run goes from one to another.</summary>
    Passed,
    /// <summary>A stop is served before others that stood in front of it, or after others that stood behind; its run stays.</summary>
    Earlier,
    Later,
}

/// <summary>One thing that a plan changes, with the figures that explain it. `To` is who rides it then.</summary>
/// <param name="From">who has it now; null: it waits</param>
/// <param name="Stop">the stop moved within its round; null when the whole run goes elsewhere</param>
internal sealed record Move(MoveKind Kind, RunId Run, StopId? Stop, PersonId? From, PersonId To)
{
    public DateTime? BeforeAt { get; init; }
    public DateTime? AfterAt { get; init; }
    public MoveReason? Why { get; init; }
}

/// <summary>Why a run goes where it goes: what it adds to that round, what it would add elsewhere, who carries how much.</summary>
/// <param name="Other">the one to compare with: who has the run now, else the next best</param>
/// <param name="Obstacle">what keeps the other from it: a words' key, and its facts</param>
internal sealed record MoveReason(int Seconds, PersonId? Other, int? OtherSeconds, string? Obstacle, int ObstacleMinutes, DateTime? ObstacleAt, decimal Load, decimal OtherLoad);

/// <summary>What is different between the rounds of now and of a plan, as few moves as tell it: a difference, not a shuffle. Pure.</summary>
internal static class Moves
{
    /// <param name="now">by courier, the stops of the round</param>
    /// <param name="then">the same, as planned</param>
    /// <param name="runOf">which run a stop belongs to</param>
    public static IReadOnlyList<Move> Between(IReadOnlyDictionary<PersonId, IReadOnlyList<StopId>> now, IReadOnlyDictionary<PersonId, IReadOnlyList<StopId>> then, Func<StopId, RunId> runOf)
    {
        var had = Holders(now, runOf);
        var moves = new List<Move>();
        foreach (var (courier, order) in then)
        {
            foreach (var run in order.Select(runOf).Distinct().Where(r => !had.TryGetValue(r, out var holder) || holder != courier))
                moves.Add(had.TryGetValue(run, out var from) ? new Move(MoveKind.Passed, run, null, from, courier) : new Move(MoveKind.Given, run, null, null, courier));
            var before = (now.GetValueOrDefault(courier) ?? []).Where(order.Contains).ToList();
            var after = order.Where(before.Contains).ToList();
            var still = LongestCommon(before, after);
            foreach (var stop in after.Where(s => !still.Contains(s)))
                moves.Add(new Move(after.IndexOf(stop) < before.IndexOf(stop) ? MoveKind.Earlier : MoveKind.Later, runOf(stop), stop, courier, courier));
        }
        return moves;
    }

    private static Dictionary<RunId, PersonId> Holders(IReadOnlyDictionary<PersonId, IReadOnlyList<StopId>> rounds, Func<StopId, RunId> runOf)
    {
        var holders = new Dictionary<RunId, PersonId>();
        foreach (var (courier, order) in rounds)
            foreach (var stop in order) holders[runOf(stop)] = courier;
        return holders;
    }

    /// <summary>The most stops that keep their order among themselves: they stay, the others move.</summary>
    private static HashSet<StopId> LongestCommon(List<StopId> a, List<StopId> b)
    {
        var place = b.Select((s, i) => (s, i)).ToDictionary(x => x.s, x => x.i);
        var sequence = a.ConvertAll(s => place[s]);
        var (length, back) = (new int[sequence.Count], new int[sequence.Count]);
        var last = -1;
        for (var i = 0; i < sequence.Count; i++)
        {
            (length[i], back[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (sequence[j] < sequence[i] && length[j] >= length[i]) (length[i], back[i]) = (length[j] + 1, j);
            if (last < 0 || length[i] > length[last]) last = i;
        }
        var kept = new HashSet<StopId>();
        for (; last >= 0; last = back[last]) kept.Add(a[last]);
        return kept;
    }
}
