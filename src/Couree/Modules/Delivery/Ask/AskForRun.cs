using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.Places;
using Couree.Web;

namespace Couree.Modules.Delivery.Ask;

/// <summary>A shop's own run: what it typed, read as a run, priced, and asked for when it confirms.</summary>
internal sealed class AskForRun(CoureeDb db, Clock clock, IOrganisations organisations, IPlaces places, IAddressBook addresses, IDelivery delivery, RunBooks books) : IUseCase
{
    /// <param name="Sender">in whose name: a structure the person keeps</param>
    /// <param name="Window">the chosen window's first instant; null asks for as soon as possible</param>
    /// <param name="Key">made with the quote: the same confirmation again asks for nothing more</param>
    public sealed record Input(
        OrganisationId Sender,
        [Range(1, 500)] int Packages,
        [Range(0.0, 1000.0)] double Kilos,
        [Range(0, 5000)] int Litres,
        bool Cold,
        [Range(5, 600)] int? Longest = null,
        DateTime? Window = null,
        Guid? Key = null);

    /// <summary>A run read, priced, with the windows that can still be promised.</summary>
    public sealed record Priced(AskedRun Run, Quote Quote, IReadOnlyList<DeliveryWindow> Windows, Guid Key);

    /// <summary>Prices without changing anything. Refusals: delivery.address_unknown, too_far, too_heavy, no_tariff.</summary>
    public async Task<Priced> Price(Actor who, string slug, Input input, AskRows rows, CancellationToken stop)
    {
        var couriers = await organisations.Delivering(slug, stop);
        if (!DeliveryMay.AskFor(who, input.Sender)) throw new NotFound();
        var sender = (await organisations.Cards([input.Sender], stop)).GetValueOrDefault(input.Sender) ?? throw new NotFound();
        var own = await Own(sender, stop);
        var pickups = rows.Pickups.Select((row, i) => (Row: row, At: Pickup(own, row.From, $"from-{i + 1}"))).ToList();
        var drops = rows.Drops.Select((row, i) => (Row: row, At: Found(row.To, $"to-{i + 1}"))).ToList();
        var windows = await delivery.Windows(couriers.Id, [.. pickups.Select(p => p.At.Point)], [.. drops.Select(d => d.At.Point)], clock.Now, clock.Instant(clock.Today.AddDays(2), TimeOnly.MinValue), stop);
        var window = windows.Select(w => w.Window).Where(w => input.Window is { } at ? w.FromAt == at : w.FromAt >= clock.Now).Select(w => (Period?)w).FirstOrDefault();
        var key = input.Key ?? Guid.CreateVersion7();
        var promised = window ?? new Period(clock.Now, clock.Now.AddHours(2));
        var taken = new Period(Earlier(clock.Now, promised.FromAt), promised.UntilAt);
        var reference = $"ask:{key}";
        var run = new AskedRun(couriers.Id, sender.Id,
        [
            .. pickups.Select((p, i) => new AskedStop(StopKind.Pickup, p.Row.Giver ?? sender.Name, null, null, p.At.Address, p.At.Point, taken, null, $"{reference}:pickup:{i + 1}")),
            .. drops.Select((d, i) => new AskedStop(StopKind.Drop, d.Row.Name, d.Row.Phone, d.Row.Email, d.At.Address, d.At.Point, promised, d.Row.Notes, $"{reference}:drop:{i + 1}")),
        ], new Packages(input.Packages, (int)Math.Round(input.Kilos * 1000), input.Litres, input.Cold, input.Longest), reference, who.Language);
        return new Priced(run, await delivery.Quote(run, stop), windows, key);
    }

    /// <summary>Asks for the run at the price of now. Refusals: those of <see cref="Price"/>, delivery.window_gone, delivery.window_full.</summary>
    public async Task<RunId> Do(Actor who, string slug, Input input, AskRows rows, CancellationToken stop)
    {
        var priced = await Price(who, slug, input, rows, stop);
        if (input.Window is { } at)
        {
            var window = priced.Windows.Select(w => w.Window).Where(w => w.FromAt == at).Select(w => (Period?)w).SingleOrDefault() ?? throw new Refusal("delivery.window_gone", null, "window");
            foreach (var drop in priced.Run.Stops.Where(s => s.Kind == StopKind.Drop)) await delivery.HoldWindow(priced.Run.Couriers, window, drop.Reference, clock.Now.AddMinutes(5), stop);
        }
        var run = await delivery.Request(priced.Run, priced.Quote, stop);
        await books.Claim(run, stop);
        await db.SaveChangesAsync(stop);
        return run;
    }

    private (string Address, GeoPoint Point) Pickup((string Address, GeoPoint Point)? own, string? typed, string field) =>
        own is { } place && (string.IsNullOrWhiteSpace(typed) || place.Address == typed) ? place : Found(typed ?? "", field);

    private async Task<(string Address, GeoPoint Point)?> Own(OrganisationCard sender, CancellationToken stop) =>
        sender.Place is { } id && (await places.Cards([id], stop)).TryGetValue(id, out var card) ? (card.Address, card.Point) : null;

    private (string Address, GeoPoint Point) Found(string typed, string field) =>
        addresses.Find(typed) is { } found ? (found.Label, found.Point) : throw new Refusal("delivery.address_unknown", new { typed }, field);

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
