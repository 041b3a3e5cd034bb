using Couree.Kernel;

namespace Couree.Modules.Delivery;

/// <summary>Rounds that change together or not at all, and the moves (by place in the plan's list) that tie them.</summary>
internal sealed record Part(int Number, IReadOnlyList<PersonId> Couriers, IReadOnlyList<int> Moves);

/// <summary>Connected components: rounds are joined by the runs that pass between them. Pure.</summary>
internal static class Parts
{
    public static IReadOnlyList<Part> Of(IReadOnlyList<Move> moves)
    {
        var parent = new Dictionary<PersonId, PersonId>();
        PersonId Root(PersonId one)
        {
            if (!parent.TryGetValue(one, out var up)) parent[one] = up = one;
            return up == one ? one : parent[one] = Root(up);
        }
        foreach (var move in moves)
        {
            var to = Root(move.To);
            if (move.From is { } from) parent[Root(from)] = to;
        }
        return [.. moves.Select((move, i) => (move, i)).GroupBy(x => Root(x.move.To)).Select((group, number) => new Part(number,
            [.. group.SelectMany(x => new[] { x.move.From ?? x.move.To, x.move.To }).Distinct()], [.. group.Select(x => x.i)]))];
    }
}

/// <summary>Whether a part can still be taken. Pure.</summary>
internal static class PartLook
{
    /// <summary>True when all its rounds and the runs they hand over are as they were when the proposal was drawn, and who gets a run still rides today.</summary>
    public static bool Stands(Part part, ProposedDay seen, ProposedPlan plan, IReadOnlyDictionary<PersonId, Round> rounds, IReadOnlyDictionary<RunId, Run> runs, IReadOnlySet<PersonId> riding) =>
        part.Couriers.All(courier => IsAsItWas(seen.Rounds.Single(r => r.Courier == courier), rounds.GetValueOrDefault(courier)))
        && part.Moves.Select(i => plan.Moves[i]).Where(m => m.Stop is null)
            .All(m => runs.TryGetValue(m.Run, out var run) && run.Version == seen.Runs[m.Run] && run.Courier == m.From && riding.Contains(m.To));

    /// <summary>Where there was no round, one that was opened and emptied again will do.</summary>
    private static bool IsAsItWas(BaseRound was, Round? round) => was.Round is null ? round is not { Order.Count: > 0 } : round?.Version == was.Version;
}
