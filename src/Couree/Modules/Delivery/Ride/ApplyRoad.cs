using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Applies what a phone tells about one run, exactly once, whatever the order of arrival. The rules: Ride/README.md.</summary>
internal sealed class ApplyRoad(CoureeDb db, Clock clock, RoundBook rounds, DeliveryOptions options) : IUseCase
{
    public async Task<IReadOnlyList<CommandAnswer>> Do(Actor who, RunId id, Guid device, IReadOnlyList<Told> told, DateTime receivedAt, CancellationToken stop)
    {
        var run = await db.Set<Run>().SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotFound();
        if (!DeliveryMay.SeeBoard(who, run.Couriers)) throw new NotFound();
        var ids = told.Select(t => new CommandId(t.Id)).ToList();
        var known = await db.Set<RoadCommand>().Where(c => c.Run == id || ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        var journal = await db.Set<DeliveryFact>().AsNoTracking().Where(f => f.Run == id).ToListAsync(stop);
        var fresh = told.Where(t => !known.ContainsKey(new CommandId(t.Id))).ToList();
        if (fresh.Count > 0 && RideMay.Tell(who, run, journal))
            foreach (var command in await Apply(who, run, device, fresh, [.. known.Values.Where(c => c.Run == id)], journal, receivedAt, stop)) known[command.Id] = command;
        return [.. told.Select(t => Answer(t, fresh.Contains(t), known.GetValueOrDefault(new CommandId(t.Id)), who, run))];
    }

    private async Task<List<RoadCommand>> Apply(Actor who, Run run, Guid device, List<Told> fresh, List<RoadCommand> known, List<DeliveryFact> journal, DateTime receivedAt, CancellationToken stop)
    {
        var mark = await db.Set<RoadMark>().SingleOrDefaultAsync(m => m.Id == run.Id, stop);
        if (mark is null) db.Add(mark = new RoadMark { Id = run.Id });
        run.OpenChapter(mark);
        var (doubt, wasWaiting) = (run.NeedsHuman, run.State == RunState.Waiting);
        var before = run.Stops.ToDictionary(s => s.Id, s => s.State);
        var commands = fresh.ConvertAll(t => RoadCommand.Of(t, run.Id, who.Self, device, receivedAt));
        foreach (var command in commands) command.Chapter = mark.Chapter;
        db.AddRange(commands);
        await Promise(commands, stop);
        var facts = run.PlayRoad(mark, [.. known.Where(c => c.Chapter == mark.Chapter), .. commands], journal.Select(f => f.Id).ToHashSet(), options.Undo);
        foreach (var fact in facts) Journal(run, fact, receivedAt);
        await Follow(run, before, stop);
        if (run.NeedsHuman is { } why && why != doubt) db.Announce(new RunNeedsHuman(run.Id, run.Reference, why));
        if (run.State == RunState.Waiting && !wasWaiting) Waiting.Watch(db, run, options);
        if (facts.Any(f => f.Kind is FactKind.StopDone or FactKind.StopFailed)) await ForgetPosition(who.Self, stop);
        db.Entry(run).Property(r => r.Version).IsModified = true;
        db.Touched(run);
        await db.SaveChangesAsync(stop);
        return commands;
    }

    /// <summary>Photos come later: what is promised, and for which door, is written now.</summary>
    private async Task Promise(List<RoadCommand> commands, CancellationToken stop)
    {
        var hashes = commands.SelectMany(c => c.Proof?.Photos ?? []).Distinct().ToList();
        if (hashes.Count == 0) return;
        var known = await db.Set<ProofPhoto>().AsNoTracking().Where(p => hashes.Contains(p.Hash)).ToListAsync(stop);
        var arrived = known.Where(p => p.ArrivedAt is not null).GroupBy(p => p.Hash).ToDictionary(g => g.Key, g => g.Min(p => p.ArrivedAt));
        foreach (var (hash, command) in commands.SelectMany(c => (c.Proof?.Photos ?? []).Select(hash => (hash, c))).DistinctBy(p => (p.hash, p.c.Stop)))
            if (!known.Exists(p => p.Hash == hash && p.Stop == command.Stop))
                db.Add(new ProofPhoto { Id = Id.New<ProofPhotoId>(clock), Hash = hash, Run = command.Run, Stop = command.Stop, Courier = command.Courier, ArrivedAt = arrived.GetValueOrDefault(hash) });
    }

    private void Journal(Run run, DeliveryFact fact, DateTime receivedAt)
    {
        db.Add(fact);
        if (fact.Kind is not (FactKind.StopDone or FactKind.StopFailed)) return;
        // Old news is told outside at once, but not before the phone's next batch, which may take it back.
        var (firmAt, soon) = (fact.OccurredAt + options.Undo, receivedAt.AddSeconds(15));
        db.Announce(new DeedBecomesFirm(run.Id, fact.Id), firmAt > soon ? firmAt : soon, $"firm:{fact.Id.Value}");
    }

    /// <summary>The round follows its doors, in the order in which they were ridden.</summary>
    private async Task Follow(Run run, Dictionary<StopId, StopState> before, CancellationToken stop)
    {
        if (run.Courier is not { } courier) return;
        var round = await rounds.Of(run, stop) ?? await rounds.Of(run.Couriers, courier, rounds.DayOf(run), stop);
        run.Rides(round.Id);
        var changed = run.Stops.Where(s => s.State != before[s.Id]).ToList();
        if (changed.Count == 0) return;
        foreach (var door in changed)
            if (door.State == StopState.Todo) round.Unbegin(door.Id);
            else if (door.State != StopState.Cancelled) round.Begin(door.Id);
        var riding = (await rounds.RunsOf([round.Id], stop)).Append(run).Distinct().ToList();
        var ridden = riding.SelectMany(r => r.Stops)
            .ToDictionary(s => s.Id, s => (s.EndedAt ?? s.StartedAt ?? clock.Now, s.Position));
        round.SortRidden(ridden);
        foreach (var other in riding.Where(r => r.State == RunState.OnTheWay && r.Id != run.Id)) db.Touched(Topics.Run(other.Id));
    }

    private async Task ForgetPosition(PersonId courier, CancellationToken stop)
    {
        if (await db.Set<RiderPosition>().SingleOrDefaultAsync(p => p.Id == courier, stop) is { } position) db.Remove(position);
    }

    private CommandAnswer Answer(Told told, bool isFresh, RoadCommand? command, Actor who, Run run)
    {
        // A command's id belongs to whoever first told it, about the stop it was told of.
        if (command is null || command.Courier != who.Self || command.Run != run.Id || command.Stop != told.Stop) return ApplyBatch.Unknown(told.Id);
        var outcome = command.Outcome == Outcome.Applied && !isFresh ? Outcome.Already : command.Outcome;
        var facts = new { reason = run.Door(told.Stop).Reason ?? "", minutes = (int)options.Undo.TotalMinutes };
        return ApplyBatch.Say(told.Id, outcome, command.Code, facts);
    }
}
