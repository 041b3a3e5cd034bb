using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>The desk's JSON doors: the same use cases as its pages.</summary>
internal static class ProposeApi
{
    /// <param name="Key">a UUIDv7 of the caller's, and the proposal's id: the same ask again draws nothing more</param>
    public sealed record AskBody(Guid? Key);

    /// <param name="Plan">"cheapest" or "fairest"</param>
    /// <param name="Parts">by number; none: all of them</param>
    public sealed record AcceptBody(PlanKind Plan, IReadOnlyList<int>? Parts);
    public sealed record AskedAnswer(ProposalId Proposal, string Path);
    public sealed record PartAnswer(int Part, PartOutcome Outcome);
    public sealed record SpreadAnswer(decimal Gini, decimal Jain, decimal LeastOverMean);
    public sealed record CourierAnswer(PersonId Courier, string Name, long Seconds, long Metres, long LateSeconds, int WorkedMinutes, decimal Points, decimal PointsPerHour, decimal FourWeeksPointsPerHour);
    public sealed record PlanAnswer(PlanKind Plan, long Seconds, long Metres, long LateSeconds, int LateStops, int Waiting, SpreadAnswer Today, SpreadAnswer FourWeeks, IReadOnlyList<CourierAnswer> Couriers, IReadOnlyList<PartView> Parts);
    public sealed record ProposalAnswer(ProposalId Id, DateTime SeenAt, string AskedBy, long PriceOfFairnessSeconds, IReadOnlyList<PlanAnswer> Plans);

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1/delivery").ForSignedIn().WithTags("Delivery").ProducesProblem(401).ProducesProblem(404);
        api.MapPost("/{slug}/proposals", async (Actor who, string slug, AskBody? body, Perform perform, CancellationToken stop) =>
            {
                var id = await perform.Run<AskForProposal, ProposalId>(u => u.Do(who, slug, body?.Key, stop));
                var path = $"/api/v1/delivery/{slug}/proposals/{id.Value}";
                return Results.Accepted(path, new AskedAnswer(id, path));
            })
            .WithName("AskForProposal").Refuses("delivery.needs_shift").WithSummary("Asks the desk for a cheapest and a fairest plan of the board as it stands. Asked while one is drawn, that one is the answer; it is there when its path is.").WithBody(new AskBody(Example.Value))
            .Produces<AskedAnswer>(202).WithExample(new AskedAnswer(Example, $"/api/v1/delivery/braquets/proposals/{Example.Value}")).ProducesProblem(409).ProducesProblem(422);
        api.MapDelete("/{slug}/proposals", async (Actor who, string slug, Perform perform, CancellationToken stop) => { await perform.Run<CancelProposal>(u => u.Do(who, slug, stop)); return Results.NoContent(); })
            .WithName("CancelProposal").Refuses("delivery.needs_shift").WithSummary("Throws away what the desk is drawing; nothing under way, nothing changes.").Produces(204).ProducesProblem(409).ProducesProblem(422);
        api.MapGet("/{slug}/proposals/{id:guid}", async (Actor who, string slug, Guid id, ReadProposal read, CancellationToken stop) => Results.Ok(Answer(await read.Do(who, slug, new ProposalId(id), null, stop))))
            .WithName("GetProposal").WithSummary("Both plans: figures, spread, and each part with its moves in words and what became of it.").Produces<ProposalAnswer>().WithExample(Sample);
        api.MapPost("/{slug}/proposals/{id:guid}/acceptance", async (Actor who, string slug, Guid id, AcceptBody body, Perform perform, CancellationToken stop) =>
            {
                var outcomes = await perform.Run<AcceptProposal, IReadOnlyDictionary<int, PartOutcome>>(u => u.Do(who, slug, new ProposalId(id), new(body.Plan, body.Parts ?? []), stop));
                return Results.Ok(outcomes.Select(o => new PartAnswer(o.Key, o.Value)).ToList());
            })
            .WithName("AcceptProposal").Refuses("delivery.needs_shift", "delivery.proposal_old", "delivery.proposal_moved_on").WithBody(new AcceptBody(PlanKind.Cheapest, [0, 1])).WithSummary("Takes a plan whole, or some of its parts; a part whose rounds moved on is left alone and the others pass. Again: changes nothing.")
            .Produces<IReadOnlyList<PartAnswer>>().WithExample(new[] { new PartAnswer(0, PartOutcome.Accepted), new PartAnswer(1, PartOutcome.MovedOn) }).ProducesProblem(409).ProducesProblem(422).ProducesValidationProblem();
    }

    private static ProposalAnswer Answer(ProposalView seen) => new(seen.Id, seen.SeenAt, seen.AskedBy, seen.PriceSeconds, [.. seen.Plans.Select(p => new PlanAnswer(p.Kind, p.Measures.Seconds, p.Measures.Metres,
        p.Measures.LateSeconds, p.Measures.Late, p.Measures.Waiting, Of(p.Measures.DaySpread), Of(p.Measures.WeeksSpread),
        [.. p.Measures.Day.Select(d => new CourierAnswer(d.Courier, seen.Names.GetValueOrDefault(d.Courier, "…"), d.Ridden.Seconds, d.Ridden.Facts.Metres, d.Ridden.LateSeconds, d.WorkedMinutes,
            Math.Round(d.Points, 2), Math.Round(d.PerHour, 2), Math.Round(p.Measures.Weeks.FirstOrDefault(w => w.Courier == d.Courier)?.PerHour ?? 0, 2)))], p.Parts))]);

    private static SpreadAnswer Of(Spread spread) => new(Math.Round(spread.Gini, 3), Math.Round(spread.Jain, 3), Math.Round(spread.LeastOverMean, 3));

    private static readonly ProposalId Example = new(Guid.Parse("0199c2a0-7c1e-7a51-9d1e-4f1f6d1f2b10"));

    private static readonly ProposalAnswer Sample = new(Example, new DateTime(2026, 6, 9, 8, 0, 0, DateTimeKind.Utc), "Manon Leroy", 240,
    [
        new PlanAnswer(PlanKind.Cheapest, 5400, 21_300, 0, 0, 0, new(0.12m, 0.94m, 0.71m), new(0.08m, 0.97m, 0.82m),
            [new(new PersonId(Guid.Parse("0199c2a0-7c1e-7a51-9d1e-4f1f6d1f2b11")), "Manon Leroy", 2700, 10_700, 0, 360, 14.2m, 2.37m, 2.51m)],
            [new PartView(0, "Manon Leroy et Tom Dubrulle", ["La course L’Épi commun → la rue Gambetta passe de Manon Leroy à Tom Dubrulle : +4 min de trajet ; ce serait +9 min pour Manon Leroy."], PartState.Open, null, null)]),
    ]);
}
