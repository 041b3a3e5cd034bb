using System.Globalization;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Shifts;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

internal sealed record ChoreLine(ChoreId Id, string Name, bool IsMine, DateOnly Day, ChoreKind Kind, int Minutes, string Note);

internal sealed record RainLine(RainMarkId Id, DateTime FromAt, DateTime UntilAt, string By);

/// <param name="Loads">the 27 days before today, by courier</param>
internal sealed record HardshipView(OrganisationCard Couriers, DateOnly Today, HardshipVersion? InForce, IReadOnlyList<HardshipVersion> Versions, IReadOnlyList<(string Name, CourierLoad Load)> Loads, Spread Spread,
    IReadOnlyList<ChoreLine> Chores, IReadOnlyList<RainLine> Rain, bool MayAdopt, bool MayAct, Form Adopting, Form Chore, Form Raining, Refusal? Refused, IReadOnlyDictionary<PersonId, string> Names)
{
    public HardshipWeights Weights => InForce?.Weights ?? HardshipWeights.First;
}

/// <summary>Reads the weights, what everyone carried and worked, chores and rain, for who is of the co-op.</summary>
internal sealed class ReadHardship(CoureeDb db, Clock clock, IOrganisations organisations, IShifts shifts, IPeople people, LoadBook book) : IUseCase
{
    /// <summary>A form that was refused, shown again with what was typed.</summary>
    public enum Typed { Nothing, Adopting, Chore, Rain }

    public async Task<HardshipView> Do(Actor who, string slug, Form? again, Typed typed, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, WriteTariff.Writers | Role.Courier, stop);
        var (now, today) = (clock.Now, clock.Today);
        var versions = await book.Versions(couriers.Id, stop);
        var loads = await book.Before(couriers.Id, today, versions, keep: false, stop);
        var first = today.AddDays(1 - LoadBook.Days);
        var chores = await db.Set<Chore>().AsNoTracking().Where(c => c.Couriers == couriers.Id && c.Day >= first).OrderByDescending(c => c.Day).ThenBy(c => c.Id).ToListAsync(stop);
        var rain = await db.Set<RainMark>().AsNoTracking().Where(r => r.Couriers == couriers.Id && r.Day == today).OrderBy(r => r.FromAt).ToListAsync(stop);
        var names = (await people.Cards([.. loads.Keys.Concat(chores.Select(c => c.Person)).Concat(rain.Select(r => r.SaidBy)).Concat(versions.Select(v => v.AdoptedBy)).Distinct()], stop)).ToDictionary(c => c.Key, c => c.Value.Name);
        string Name(PersonId person) => names.GetValueOrDefault(person, "…");
        var inForce = HardshipVersion.On(today, versions);
        var mayAct = DeliveryMay.ActOnBoard(who, couriers.Id, await shifts.Between(couriers.Id, now, now.AddMilliseconds(1), stop), now);
        Form Shown(Typed form, object blank) => typed == form && again is not null ? again : Form.From(blank);
        return new HardshipView(couriers, today, inForce, versions, [.. loads.Values.Select(l => (Name(l.Courier), l)).OrderBy(l => l.Item1, StringComparer.Ordinal)], Spread.Of(loads.Values),
            [.. chores.Select(c => new ChoreLine(c.Id, Name(c.Person), c.Person == who.Person, c.Day, c.Kind, c.Minutes, c.Note))], [.. rain.Select(r => new RainLine(r.Id, r.FromAt, r.UntilAt, Name(r.SaidBy)))],
            DeliveryMay.WriteTariff(who, couriers.Id), mayAct,
            Shown(Typed.Adopting, AdoptHardship.Input.From(inForce?.Weights ?? HardshipWeights.First, versions.Count == 0 ? today : today.AddDays(1))),
            Shown(Typed.Chore, new { day = today, kind = "repair", minutes = 30, note = "" }), Shown(Typed.Rain, new { from = new TimeOnly(clock.Civil(now).Hour, 0), until = new TimeOnly(Math.Min(23, clock.Civil(now).Hour + 2), 0) }),
            again?.Refused, names);
    }

    /// <summary>One line a courier, numbers a spreadsheet reads.</summary>
    public async Task<IResult> Csv(Actor who, string slug, CancellationToken stop)
    {
        var seen = await Do(who, slug, null, Typed.Nothing, stop);
        static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
        return Web.Csv.Download("penibilite.csv", ["courier", "from_day", "until_day", "ridden_seconds", "metres", "gram_metres", "floors", "rain_stops", "night_stops", "late_seconds", "worked_minutes", "points", "points_per_hour"],
            seen.Loads.Select(l => (IReadOnlyList<string>)[l.Name, $"{seen.Today.AddDays(1 - LoadBook.Days):yyyy-MM-dd}", $"{seen.Today.AddDays(-1):yyyy-MM-dd}", $"{l.Load.Ridden.Seconds}", $"{l.Load.Ridden.Facts.Metres}",
                $"{l.Load.Ridden.Facts.GramMetres}", $"{l.Load.Ridden.Facts.Floors}", $"{l.Load.Ridden.Facts.RainStops}", $"{l.Load.Ridden.Facts.NightStops}", $"{l.Load.Ridden.LateSeconds}", $"{l.Load.WorkedMinutes}", Number(l.Load.Points), Number(l.Load.PerHour)]));
    }
}
