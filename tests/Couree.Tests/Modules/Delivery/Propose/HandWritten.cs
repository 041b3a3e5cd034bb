using Couree.Kernel;
using Couree.Modules.Delivery;

namespace Couree.Tests.Modules.Delivery.Propose;

/// <summary>A proposal with moves of the test's own choice, from the board as it stands: what a search finds is its own affair.</summary>
internal static class HandWritten
{
    public static async Task<Proposal> Of(Desk desk, Actor by, params (Run Run, PersonId To)[] gifts)
    {
        var rounds = await desk.Rounds();
        var orders = rounds.ToDictionary(r => r.Key, r => r.Value.Order.ToList());
        var moves = new List<Move>();
        foreach (var (run, to) in gifts)
        {
            if (run.Courier is { } from) orders[from] = [.. orders[from].Where(s => run.Stops.All(own => own.Id != s))];
            orders[to] = [.. orders.GetValueOrDefault(to) ?? [], .. run.InOrder.Select(s => s.Id)];
            moves.Add(new Move(run.Courier is null ? MoveKind.Given : MoveKind.Passed, run.Id, null, run.Courier, to));
        }
        var measures = DayMeasures.Of([], [], 0, 0);
        var touched = moves.SelectMany(m => new[] { m.From ?? m.To, m.To }).Distinct().ToList();
        var plan = new ProposedPlan([.. touched.Select(c => new ProposedRound(c, orders[c]))], [], measures, moves, Parts.Of(moves));
        var proposal = new Proposal
        {
            Id = Id.New<ProposalId>(desk.Coop.Clock),
            Couriers = desk.Couriers,
            Day = desk.Coop.Clock.Today,
            AskedBy = by.Self,
            SeenAt = desk.Coop.Clock.Now,
            DrawnAt = desk.Coop.Clock.Now,
            Body = new ProposedDay([.. touched.Select(c => rounds.TryGetValue(c, out var round) ? new BaseRound(c, round.Id, round.Version, [.. round.Order]) : new BaseRound(c, null, 0, []))],
                gifts.ToDictionary(g => g.Run.Id, g => g.Run.Version), measures, plan, plan),
        };
        await desk.Coop.Tell((db, _) =>
        {
            db.Add(proposal);
            return Task.FromResult(true);
        });
        return proposal;
    }
}
