using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>What a phone tells about one run.</summary>
internal sealed record RoadNews(RunId Run, IReadOnlyList<Told> Told);

/// <summary>
/// Applies what a phone tells about its runs, exactly once, whatever the order of arrival: everything is read once for all runs, played
/// in memory and saved once. The rules: Ride/README.md.
/// </summary>
internal sealed class ApplyRoad(CoureeDb db, RoadBook book, FollowRoad rounds, DeliveryOptions options) : IUseCase
{
    public async Task<IReadOnlyList<CommandAnswer>> Do(Actor who, Guid device, IReadOnlyList<RoadNews> news, DateTime receivedAt, CancellationToken stop)
    {
        var read = await book.Read(news, stop);
        var played = new List<Played>();
        foreach (var (id, told) in news)
        {
            var fresh = told.Where(t => !read.Commands.ContainsKey(new CommandId(t.Id))).ToList();
            if (fresh.Count > 0 && read.Runs.GetValueOrDefault(id) is { } run && RideMay.Tell(who, run, read.Journal[id])) played.Add(Play(who, run, device, fresh, read, receivedAt));
        }
        if (played.Count > 0) await Save(who, played, receivedAt, stop);
        var now = played.SelectMany(p => p.Fresh).ToDictionary(c => c.Id);
        return [.. from one in news from told in one.Told select Answer(told, now, read, who, one.Run)];
    }

    private Played Play(Actor who, Run run, Guid device, List<Told> told, RoadRead read, DateTime receivedAt)
    {
        if (!read.Marks.TryGetValue(run.Id, out var mark)) db.Add(mark = new RoadMark { Id = run.Id });
        run.OpenChapter(mark);
        var played = new Played(run, [.. told.Select(t => RoadCommand.Of(t, run, who.Self, device, receivedAt))], run.NeedsHuman, run.State, run.Stops.ToDictionary(s => s.Id, s => s.State));
        foreach (var command in played.Fresh) command.Chapter = mark.Chapter;
        var chapter = read.Commands.Values.Where(c => c.Run == run.Id && c.Chapter == mark.Chapter);
        played.Facts = run.PlayRoad(mark, [.. chapter, .. played.Fresh], read.Journal[run.Id].Select(f => f.Id).ToHashSet(), options.Undo);
        return played;
    }

    private async Task Save(Actor who, List<Played> played, DateTime receivedAt, CancellationToken stop)
    {
        await book.Promise([.. played.SelectMany(p => p.Fresh)], stop);
        await rounds.Follow(played, stop);
        foreach (var one in played)
        {
            var run = one.Run;
            db.AddRange(one.Fresh);
            foreach (var fact in one.Facts) Journal(run, fact, receivedAt);
            if (run.NeedsHuman is { } why && why != one.Doubt) db.Announce(new RunNeedsHuman(run.Id, run.Reference, why, run.Sender));
            if (run.State == RunState.Waiting && one.WasState != RunState.Waiting) Waiting.Watch(db, run, options);
            db.Entry(run).Property(r => r.Version).IsModified = true;
            db.Touched(run);
        }
        if (played.Any(p => p.Facts.Any(f => f.Kind is FactKind.StopDone or FactKind.StopFailed))) await ForgetPosition(who.Self, stop);
        await db.SaveChangesAsync(stop);
    }

    private void Journal(Run run, DeliveryFact fact, DateTime receivedAt)
    {
        db.Add(fact);
        if (fact.Kind is not (FactKind.StopDone or FactKind.StopFailed)) return;
        // Old news is told outside at once, but not before the phone's next batch, which may take it back.
        var (firmAt, soon) = (fact.OccurredAt + options.Undo, receivedAt.AddSeconds(15));
        db.Announce(new DeedBecomesFirm(run.Id, fact.Id), firmAt > soon ? firmAt : soon, $"firm:{fact.Id.Value}");
    }

    private async Task ForgetPosition(PersonId courier, CancellationToken stop)
    {
        if (await db.Set<RiderPosition>().SingleOrDefaultAsync(p => p.Id == courier, stop) is { } position) db.Remove(position);
    }

    private CommandAnswer Answer(Told told, Dictionary<CommandId, RoadCommand> fresh, RoadRead read, Actor who, RunId id)
    {
        var command = fresh.GetValueOrDefault(new CommandId(told.Id)) ?? read.Commands.GetValueOrDefault(new CommandId(told.Id));
        // A command's id belongs to whoever first told it, about the stop it was told of.
        if (command is null || command.Courier != who.Self || command.Run != id || command.Stop != told.Stop || !DeliveryMay.SeeBoard(who, read.Runs[id].Couriers)) return ApplyBatch.Unknown(told.Id);
        var outcome = command.Outcome == Outcome.Applied && !fresh.ContainsKey(command.Id) ? Outcome.Already : command.Outcome;
        var facts = new { reason = read.Runs[id].Door(told.Stop).Reason ?? "", minutes = (int)options.Undo.TotalMinutes };
        return ApplyBatch.Say(told.Id, outcome, command.Code, facts);
    }
}

/// <summary>A run to which fresh news has been played: what it was before, and what the journal learns.</summary>
internal sealed record Played(Run Run, IReadOnlyList<RoadCommand> Fresh, string? Doubt, RunState WasState, IReadOnlyDictionary<StopId, StopState> Before)
{
    public IReadOnlyList<DeliveryFact> Facts { get; set; } = [];
}
