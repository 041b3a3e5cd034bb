using Couree.Kernel;
using Couree.Modules.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.Modules.Delivery.Propose;

/// <summary>Asking, asking again, cancelling, and what becomes of an ask whose desk dies.</summary>
public sealed class AskTests
{
    [Theory, OnBothEngines]
    public async Task Whoever_asks_while_one_is_drawn_waits_for_that_one(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var (manon, tom) = (await desk.Rides("manon"), await desk.Rides("tom"));
        var first = await desk.Asks(manon);
        (await desk.Asks(tom)).ShouldBe(first);
        (await desk.Claims())!.Value.Proposal.ShouldBe(first);
        (await desk.Asks(tom)).ShouldBe(first);
        var ask = await desk.Ask();
        (ask.AskedBy, ask.State).ShouldBe((manon.Self, AskState.Drawing));
    }

    [Theory, OnBothEngines]
    public async Task The_same_click_heard_twice_draws_once_even_when_the_first_is_ready(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        var (click, another) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = await desk.Asks(manon, click);
        (await desk.Draws()).ShouldBe(1);
        (await desk.Asks(manon, click)).ShouldBe(first);
        (await desk.Draws()).ShouldBe(0);
        (await desk.Asks(manon, another)).ShouldNotBe(first);
        (await desk.Draws()).ShouldBe(1);
        (await desk.Asks(manon, click)).ShouldBe(first);
        (await couree.Read(db => db.Set<Proposal>().CountAsync())).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task What_was_cancelled_is_not_drawn_and_the_same_page_may_ask_again(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        var click = Guid.CreateVersion7();
        var first = await desk.Asks(manon, click);
        (await desk.Claims()).ShouldNotBeNull();
        await desk.Cancels(manon);
        (await couree.Do<DeskWork, bool>(w => w.IsWanted(desk.Couriers, first, default))).ShouldBeFalse();
        (await couree.Do<DeskWork, bool>(w => w.End(desk.Couriers, first, null, default))).ShouldBeFalse();
        ((await desk.Draws()), (await desk.Ask()).State).ShouldBe((0, AskState.Cancelled));
        var second = await desk.Asks(manon, click);
        second.ShouldNotBe(first);
        (await desk.Draws()).ShouldBe(1);
        ((await desk.Proposal(first)) is null, (await desk.Proposal(second)) is null).ShouldBe((true, false));
    }

    [Theory, OnBothEngines]
    public async Task A_desk_that_died_is_replaced_when_its_lease_is_over(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var asked = await desk.Asks(await desk.Rides("manon"));
        (await desk.Claims()).ShouldNotBeNull();
        (await desk.Claims()).ShouldBeNull();
        (await desk.Draws()).ShouldBe(0);
        couree.Time.Move(Desk.Lease + TimeSpan.FromSeconds(1));
        (await desk.Draws()).ShouldBe(1);
        (await desk.Proposal(asked)).ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task An_ask_of_which_every_desk_dies_has_failed_and_another_can_be_made(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        var asked = await desk.Asks(manon);
        for (var death = 0; death < ProposalAsk.MostAttempts; death++)
        {
            (await desk.Claims())!.Value.Proposal.ShouldBe(asked);
            couree.Time.Move(Desk.Lease + TimeSpan.FromSeconds(1));
        }
        (await desk.Draws()).ShouldBe(0);
        (await desk.Ask()).State.ShouldBe(AskState.Failed);
        (await (await couree.As("manon")).GetStringAsync("/delivery/braquets/board")).ShouldContain("La proposition n’a pas abouti");
        var again = await desk.Asks(manon);
        (await desk.Draws()).ShouldBe(1);
        (await desk.Proposal(again)).ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task A_house_that_closes_while_it_draws_gives_the_ask_back_and_the_next_begins_at_once(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var manon = await desk.Rides("manon");
        await desk.Coop.Takes(manon, await desk.Coop.Asks());
        var asked = await desk.Asks(manon);
        using var closing = new CancellationTokenSource();
        var taken = couree.Services.GetRequiredService<Couree.Web.Live>().Next(ProposalTopics.Of(desk.Couriers), TimeSpan.FromSeconds(30), default);
        var drawing = Task.Run(() => couree.Services.GetRequiredService<ProposalDesk>().RunDue(closing.Token));
        await taken;
        await closing.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => drawing);
        var ask = await desk.Ask();
        (ask.State, ask.Attempts).ShouldBe((AskState.Asked, 0));
        await using var next = couree.Beside();
        (await next.Services.GetRequiredService<ProposalDesk>().RunDue(CancellationToken.None)).ShouldBe(1);
        (await desk.Proposal(asked)).ShouldNotBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Another_structures_member_finds_no_desk_at_any_of_its_doors(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var desk = await Desk.Of(couree);
        var proposal = await desk.Proposes(await desk.Rides("manon"));
        foreach (var stranger in new[] { await couree.As("louise"), await couree.As("karim") })
        {
            string[] looks = ["", "/live", $"/{proposal.Id.Value}", $"/{proposal.Id.Value}/live"], deeds = ["", "/cancellation", $"/{proposal.Id.Value}/acceptance"];
            foreach (var look in looks) (await stranger.GetAsync("/delivery/braquets/proposals" + look)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound, look);
            foreach (var deed in deeds) (await stranger.PostAsync("/delivery/braquets/proposals" + deed, new FormUrlEncodedContent([new("plan", "Cheapest")]))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound, deed);
            (await stranger.GetAsync($"/api/v1/delivery/braquets/proposals/{proposal.Id.Value}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        }
        // A key that is another co-op's proposal is nobody's business either.
        var other = await couree.Read(db => db.Set<Couree.Modules.Organisations.Organisation>().Where(o => o.Slug == "epi-commun").Select(o => o.Id).SingleAsync());
        await desk.Coop.Tell((db, _) =>
        {
            db.Add(new Proposal { Id = new ProposalId(Guid.Parse("0199c2a0-7c1e-7a51-9d1e-4f1f6d1f2b99")), Couriers = other, Day = desk.Coop.Clock.Today, AskedBy = proposal.AskedBy, SeenAt = desk.Coop.Clock.Now, DrawnAt = desk.Coop.Clock.Now, Body = proposal.Body });
            return Task.FromResult(true);
        });
        await Should.ThrowAsync<NotFound>(async () => await desk.Asks(await desk.Rides("manon"), Guid.Parse("0199c2a0-7c1e-7a51-9d1e-4f1f6d1f2b99")));
    }
}
