using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Delivery.Ask;

/// <summary>A shop's own run: what it typed, read as a run, priced, and asked for when it confirms.</summary>
internal sealed class AskForRun(CoureeDb db, Clock clock, IOrganisations organisations, IPlaces places, IAddressBook addresses, IDelivery delivery) : IUseCase
{
    /// <param name="Sender">in whose name: a structure the person keeps</param>
    /// <param name="From">the pick-up's address; empty is the sender's own</param>
    /// <param name="Window">the chosen window's first instant; null asks for as soon as possible</param>
    /// <param name="Key">made with the quote: the same confirmation again asks for nothing more</param>
    public sealed record Input(
        OrganisationId Sender,
        [MaxLength(300)] string? From,
        [Required, MaxLength(200)] string Name,
        [MaxLength(40)] string? Phone,
        [EmailAddress, MaxLength(254)] string? Email,
        [Required, MaxLength(300)] string To,
        [MaxLength(1000)] string? Notes,
        [Range(1, 500)] int Packages,
        [Range(0.0, 1000.0)] double Kilos,
        [Range(0, 5000)] int Litres,
        bool Cold,
        DateTime? Window = null,
        Guid? Key = null);

    /// <summary>A run read, priced, with the windows that can still be promised.</summary>
    public sealed record Priced(AskedRun Run, Quote Quote, IReadOnlyList<DeliveryWindow> Windows, Guid Key);

    /// <summary>Prices without changing anything. Refusals: delivery.address_unknown, too_far, too_heavy, no_tariff.</summary>
    public async Task<Priced> Price(Actor who, string slug, Input input, CancellationToken stop)
    {
        var couriers = await organisations.Delivering(slug, stop);
        if (!DeliveryMay.AskFor(who, input.Sender)) throw new NotFound();
        var sender = (await organisations.Cards([input.Sender], stop)).GetValueOrDefault(input.Sender) ?? throw new NotFound();
        var pickup = await Pickup(sender, input.From, stop);
        var drop = Found(input.To, "to");
        var windows = await delivery.Windows(couriers.Id, [pickup.Point], drop.Point, clock.Now, clock.Instant(clock.Today.AddDays(2), TimeOnly.MinValue), stop);
        var window = windows.Select(w => w.Window).Where(w => input.Window is { } at ? w.FromAt == at : w.FromAt >= clock.Now).Select(w => (Period?)w).FirstOrDefault();
        var key = input.Key ?? Guid.CreateVersion7();
        var promised = window ?? new Period(clock.Now, clock.Now.AddHours(2));
        var reference = $"ask:{key}";
        var run = new AskedRun(couriers.Id, sender.Id,
        [
            new AskedStop(StopKind.Pickup, sender.Name, null, null, pickup.Address, pickup.Point, new Period(Earlier(clock.Now, promised.FromAt), promised.UntilAt), null, reference + ":pickup"),
            new AskedStop(StopKind.Drop, input.Name, input.Phone, input.Email, drop.Label, drop.Point, promised, input.Notes, reference + ":drop"),
        ], new Packages(input.Packages, (int)Math.Round(input.Kilos * 1000), input.Litres, input.Cold), reference, who.Language);
        return new Priced(run, await delivery.Quote(run, stop), windows, key);
    }

    /// <summary>Asks for the run at the price of now. Refusals: those of <see cref="Price"/>, delivery.window_gone, delivery.window_full.</summary>
    public async Task<RunId> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var priced = await Price(who, slug, input, stop);
        if (input.Window is { } at)
        {
            var window = priced.Windows.Select(w => w.Window).Where(w => w.FromAt == at).Select(w => (Period?)w).SingleOrDefault() ?? throw new Refusal("delivery.window_gone", null, "window");
            await delivery.HoldWindow(priced.Run.Couriers, window, priced.Run.Reference, clock.Now.AddMinutes(5), stop);
        }
        var run = await delivery.Request(priced.Run, priced.Quote, stop);
        await db.SaveChangesAsync(stop);
        return run;
    }

    private async Task<(string Address, GeoPoint Point)> Pickup(OrganisationCard sender, string? typed, CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(typed))
        {
            var own = await Own(sender, stop);
            if (own is { } place && place.Address == typed) return place;
            var found = Found(typed, "from");
            return (found.Label, found.Point);
        }
        return await Own(sender, stop) ?? throw new Refusal("delivery.address_unknown", new { typed = "" }, "from");
    }

    private async Task<(string Address, GeoPoint Point)?> Own(OrganisationCard sender, CancellationToken stop) =>
        sender.Place is { } id && (await places.Cards([id], stop)).TryGetValue(id, out var card) ? (card.Address, card.Point) : null;

    private FoundAddress Found(string typed, string field) => addresses.Find(typed) ?? throw new Refusal("delivery.address_unknown", new { typed }, field);

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
