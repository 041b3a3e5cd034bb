using Couree.Kernel;
using Couree.Modules.Delivery.Board;
using Couree.Modules.Organisations;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>The desk's doors: ask, cancel, look at a proposal, accept of it.</summary>
internal static class ProposeEndpoints
{
    /// <param name="Key">made with the page: the same click again asks for nothing more</param>
    public sealed record Asked(Guid? Key = null);
    public sealed record Accepted(PlanKind Plan, IReadOnlyList<int> Parts);

    public static void Map(WebApplication app)
    {
        app.MapPost("/delivery/{slug}/proposals", (BoardDeed deed, Form<Asked> form, CancellationToken stop) =>
            deed.Do(form, (who, input) => deed.Perform.Run<AskForProposal, ProposalId>(u => u.Do(who, deed.Couriers.Slug, input.Key, stop)), stop)).ForSignedIn();
        app.MapPost("/delivery/{slug}/proposals/cancellation", (BoardDeed deed, CancellationToken stop) =>
            deed.Do(who => deed.Perform.Run<CancelProposal>(u => u.Do(who, deed.Couriers.Slug, stop)), stop)).ForSignedIn();
        app.MapGet("/delivery/{slug}/proposals", async (Actor who, string slug, ReadProposal read, CancellationToken stop) =>
            Pages.Show<Propose.ProposalsPage>(await read.List(who, slug, stop))).ForSignedIn();
        app.MapGet("/delivery/{slug}/proposals/live", async (Actor who, string slug, IOrganisations organisations, Live live, CancellationToken stop) =>
            TypedResults.ServerSentEvents(live.Watch([ProposalTopics.Of((await organisations.Coop(who, slug, DeliveryMay.Riders, stop)).Id)], stop))).ForSignedIn();
        app.MapGet("/delivery/{slug}/proposals/{id:guid}", async (Actor who, string slug, Guid id, ReadProposal read, CancellationToken stop) =>
            Pages.Show<Propose.ProposalPage>(await read.Do(who, slug, new ProposalId(id), null, stop))).ForSignedIn();
        app.MapGet("/delivery/{slug}/proposals/{id:guid}/live", async (Actor who, string slug, Guid id, ReadProposal read, Live live, CancellationToken stop) =>
        {
            var couriers = (await read.Do(who, slug, new ProposalId(id), null, stop)).Couriers.Id;
            return TypedResults.ServerSentEvents(live.Watch([Topics.Board(couriers)], stop));
        }).ForSignedIn();
        app.MapPost("/delivery/{slug}/proposals/{id:guid}/acceptance", async (Actor who, string slug, Guid id, Form<Accepted> form, ReadProposal read, Perform perform, CancellationToken stop) =>
        {
            await read.Do(who, slug, new ProposalId(id), null, stop);
            return await form.Submit(
                async input =>
                {
                    await perform.Run<AcceptProposal, IReadOnlyDictionary<int, PartOutcome>>(u => u.Do(who, slug, new ProposalId(id), new(input.Plan, input.Parts), stop));
                    return Pages.See($"/delivery/{slug}/proposals/{id}");
                },
                async again => Pages.Again<Propose.ProposalPage>(await read.Do(who, slug, new ProposalId(id), again.Refused, stop)));
        }).ForSignedIn();
    }
}
