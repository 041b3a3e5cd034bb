using System.Globalization;
using System.Text;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery.Board;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

internal sealed record RunLine(RunId Id, DateOnly Day, string Sender, string Doors, RunState State, string? Courier, Packages Packages, Money Fee, Money Vat, int Metres, bool NeedsHuman);

internal sealed record RunsView(OrganisationCard Couriers, DateOnly From, DateOnly Until, string Search, IReadOnlyList<RunLine> Runs, bool More);

internal sealed record FactLine(DateTime OccurredAt, DateTime ReceivedAt, FactKind Kind, string Author, string? Door, string? Reason);

internal sealed record RunView(OrganisationCard Couriers, string Sender, Run Run, string? Courier, IReadOnlyList<QuoteLine> Lines, IReadOnlyList<FactLine> Journal, bool MayAct, Refusal? Refused)
{
    /// <summary>What is still to be taken at each door, by its reference, as it stands now.</summary>
    public IReadOnlyDictionary<string, Money> Due { get; init; } = new Dictionary<string, Money>();
}

/// <summary>Reads runs for those who carry them: the list of a period, one run with its journal, and the period as CSV.</summary>
internal sealed class ReadRuns(CoureeDb db, Clock clock, IOrganisations organisations, IPeople people, Shifts.IShifts shifts, IEnumerable<IHandOver> handOvers) : IUseCase
{
    private const int PageSize = 200;

    public async Task<RunsView> List(Actor who, string slug, DateOnly? from, DateOnly? until, string? search, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders | Role.Treasurer | Role.Keeper, stop);
        var (first, last) = (from ?? clock.Today.AddDays(-7), until ?? clock.Today.AddDays(7));
        var runs = await db.Set<Run>().AsNoTracking().Where(r => r.Couriers == couriers.Id && r.Day >= first && r.Day <= last).OrderByDescending(r => r.Day).ThenByDescending(r => r.AskedAt).Take(5000).ToListAsync(stop);
        var lines = await Lines(runs, stop);
        var plain = Fold.Plain(search?.Trim() ?? "");
        var found = plain.Length == 0 ? lines : [.. lines.Where(l => Fold.Plain($"{l.Sender} {l.Doors} {l.Courier}").Contains(plain, StringComparison.Ordinal))];
        return new RunsView(couriers, first, last, search?.Trim() ?? "", [.. found.Take(PageSize)], found.Count > PageSize);
    }

    public async Task<string> Csv(Actor who, string slug, DateOnly? from, DateOnly? until, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders | Role.Treasurer | Role.Keeper, stop);
        var (first, last) = (from ?? clock.Today.AddDays(-31), until ?? clock.Today);
        var runs = await db.Set<Run>().AsNoTracking().Where(r => r.Couriers == couriers.Id && r.Day >= first && r.Day <= last).OrderBy(r => r.Day).ThenBy(r => r.AskedAt).ToListAsync(stop);
        var csv = new StringBuilder("run,day,reference,sender,state,courier,asked_at,packages,grams,litres,cold,metres,fee_cents,vat_basis_points,vat_cents,tariff_version,needs_human,stop,kind,address,lat,lon,window_from,window_until,stop_state,started_at,ended_at,received_at,reason\n");
        var names = (await Lines(runs, stop)).ToDictionary(l => l.Id);
        foreach (var run in runs)
            foreach (var stopOfRun in run.InOrder)
                csv.AppendJoin(',', new object?[]
                {
                    run.Id.Value, run.Day, run.Reference, names[run.Id].Sender, Deliveries.Words(run.State), names[run.Id].Courier, run.AskedAt, run.PackageCount, run.Grams, run.Litres, run.Cold, run.Metres,
                    run.Fee.Cents, run.VatBasisPoints, run.Fee.VatWithin(run.VatBasisPoints).Cents, run.Tariff.Value, run.NeedsHuman is not null, stopOfRun.Id.Value, stopOfRun.Kind.ToString().ToLowerInvariant(),
                    stopOfRun.Address, stopOfRun.Lat, stopOfRun.Lon, stopOfRun.WindowFromAt, stopOfRun.WindowUntilAt, stopOfRun.State.ToString().ToLowerInvariant(), stopOfRun.StartedAt, stopOfRun.EndedAt, stopOfRun.EndReceivedAt, stopOfRun.Reason,
                }.Select(Cell)).Append('\n');
        return csv.ToString();
    }

    public async Task<RunView> One(Actor who, string slug, RunId id, Refusal? refused, CancellationToken stop)
    {
        var couriers = await organisations.Coop(who, slug, DeliveryMay.Riders, stop);
        var run = await db.Set<Run>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.Couriers == couriers.Id, stop) ?? throw new NotFound();
        var facts = await db.Set<DeliveryFact>().AsNoTracking().Where(f => f.Run == id).OrderBy(f => f.Sequence).ToListAsync(stop);
        var names = await people.Cards([.. facts.SelectMany(f => new[] { f.Author, f.Courier }).Append(run.Courier).OfType<PersonId>().Distinct()], stop);
        string Name(PersonId? person) => person is { } known && names.TryGetValue(known, out var card) ? card.Name : Web.Words.Say("delivery.the_house");
        var sender = (await organisations.Cards([run.Sender], stop)).GetValueOrDefault(run.Sender)?.Name ?? "…";
        var now = clock.Now;
        var mayAct = run.Courier == who.Person || DeliveryMay.ActOnBoard(who, couriers.Id, await shifts.Between(couriers.Id, now, now.AddMilliseconds(1), stop), now);
        return new RunView(couriers, sender, run, run.Courier is null ? null : Name(run.Courier), [.. run.FeeLines.Select(l => l.Shown())],
            [.. facts.Select(f => new FactLine(f.OccurredAt, f.ReceivedAt, f.Kind, Name(f.Author), f.Stop is { } door ? run.Stops.FirstOrDefault(s => s.Id == door)?.Name : null, f.Reason))], mayAct, refused) { Due = await Due(run, stop) };
    }

    private async Task<IReadOnlyDictionary<string, Money>> Due(Run run, CancellationToken stop)
    {
        var due = new Dictionary<string, Money>();
        string[] open = [.. run.Stops.Where(s => s is { Kind: StopKind.Drop, IsOver: false }).Select(s => s.Reference)];
        foreach (var handOver in handOvers)
            foreach (var (reference, amount) in await handOver.ToCollect(open, stop)) due[reference] = amount;
        return due;
    }

    private async Task<List<RunLine>> Lines(IReadOnlyCollection<Run> runs, CancellationToken stop)
    {
        var senders = await organisations.Cards([.. runs.Select(r => r.Sender).Distinct()], stop);
        var names = await people.Cards([.. runs.Select(r => r.Courier).OfType<PersonId>().Distinct()], stop);
        return [.. runs.Select(r => new RunLine(r.Id, r.Day, senders.TryGetValue(r.Sender, out var sender) ? sender.Name : "…", string.Join(" → ", r.InOrder.Select(s => s.Address)), r.State,
            r.Courier is { } courier && names.TryGetValue(courier, out var name) ? name.Name : null, r.Packages, r.Fee, r.Fee.VatWithin(r.VatBasisPoints), r.Metres, r.NeedsHuman is not null))];
    }

    /// <summary>RFC 4180; a cell that a spreadsheet would take for a formula is quoted with an apostrophe.</summary>
    private static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            DateTime at => at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            bool yes => yes ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
        if (value is string && text.Length > 0 && text[0] is ('=' or '+' or '-' or '@')) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? "\"" + text.Replace("\"", "\"\"") + "\"" : text;
    }
}
