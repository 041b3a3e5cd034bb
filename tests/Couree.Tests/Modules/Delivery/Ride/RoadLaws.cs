using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Places;
using CsCheck;

namespace Couree.Tests.Modules.Delivery.Ride;

/// <summary>What holds for any news from any phones in any order of arrival.</summary>
public sealed class RoadLaws
{
    private static readonly DateTime Noon = new(2026, 6, 9, 10, 0, 0, DateTimeKind.Utc);
    private static readonly PersonId[] Couriers = [new(Guid.Parse("0a000000-0000-7000-8000-000000000000")), new(Guid.Parse("0b000000-0000-7000-8000-000000000000"))];
    private static readonly StopVerb[] Verbs = [StopVerb.Start, StopVerb.Done, StopVerb.Done, StopVerb.Fail, StopVerb.Undo, StopVerb.Reopen];

    private sealed record Deedlet(StopVerb Verb, int Door, int Minute, int Phone);

    private static readonly Gen<Deedlet[]> Story = Gen.Select(Gen.Int[0, Verbs.Length - 1], Gen.Int[0, 3], Gen.Int[0, 12], Gen.Int[0, 1], (v, door, minute, phone) => new Deedlet(Verbs[v], door, minute, phone)).Array[1, 14];

    [Fact]
    public void The_order_of_arrival_and_replays_change_nothing() => Gen.Select(Story, Gen.Int[0, 2], Gen.Int).Sample((story, house, seed) =>
    {
        var inOrder = Tell(story, [[.. Enumerable.Range(0, story.Length)]], house);
        var random = new Random(seed);
        for (var attempt = 0; attempt < 3; attempt++) Tell(story, Arrivals(story.Length, random), house).ShouldBe(inOrder);
    }, iter: 2000);

    [Fact]
    public void News_told_one_by_one_in_order_is_news_told_at_once() => Gen.Select(Story, Gen.Int[0, 2]).Sample((story, house) =>
    {
        var order = Enumerable.Range(0, story.Length).OrderBy(i => story[i].Minute).ThenBy(i => story[i].Phone).ThenBy(i => i);
        Tell(story, [.. order.Select(i => new[] { i })], house).ShouldBe(Tell(story, [[.. Enumerable.Range(0, story.Length)]], house));
    }, iter: 1000);

    [Fact]
    public void Nothing_told_done_is_lost() => Gen.Select(Story, Gen.Int[0, 2], Gen.Int).Sample((story, house, seed) =>
    {
        var (run, commands) = Play(story, Arrivals(story.Length, new Random(seed)), house);
        foreach (var told in commands.Where(c => c.Kind is StopVerb.Done && c.Outcome is Outcome.Applied or Outcome.Human))
            (run.Door(told.Stop).HappenedAtTheDoor || run.NeedsHuman is not null
                || commands.Any(c => c.Kind is StopVerb.Undo or StopVerb.Reopen && c.Outcome is Outcome.Applied)).ShouldBeTrue();
        if (run.Stops.Any(s => s.State == StopState.DoneAfterCancel)) run.NeedsHuman.ShouldNotBeNull();
    }, iter: 1000);

    /// <summary>Cuts the story into batches, shuffles them, and tells some of them up to three times.</summary>
    private static List<int[]> Arrivals(int length, Random random)
    {
        var mixed = Enumerable.Range(0, length).OrderBy(_ => random.Next()).ToList();
        var batches = new List<int[]>();
        while (mixed.Count > 0)
        {
            var size = Math.Min(mixed.Count, random.Next(1, 5));
            batches.Add([.. mixed.Take(size)]);
            mixed.RemoveRange(0, size);
        }
        return [.. batches.SelectMany(b => Enumerable.Repeat(b, random.Next(1, 4))).OrderBy(_ => random.Next())];
    }

    private static string Tell(Deedlet[] story, List<int[]> arrivals, int house)
    {
        var (run, commands) = Play(story, arrivals, house);
        var doors = run.InOrder.Select(s => $"{s.State} {s.StartedAt:HH:mm} {s.EndedAt:HH:mm} {s.Reason} {s.Proof?.Name}");
        return string.Join('\n', [$"{run.State} {run.NeedsHuman}", .. doors, .. commands.OrderBy(c => c.DeviceSeq).Select(c => $"{c.Kind} {c.Outcome} {c.Code}")]);
    }

    /// <summary>The house as it receives: each phone's command once, whatever is told again, and the chapter played anew.</summary>
    private static (Run Run, List<RoadCommand> Commands) Play(Deedlet[] story, List<int[]> arrivals, int house)
    {
        var run = Asked(house);
        var mark = new RoadMark { Id = run.Id };
        var (commands, journal) = (new Dictionary<int, RoadCommand>(), new HashSet<FactId>());
        foreach (var batch in arrivals)
        {
            var fresh = batch.Where(i => !commands.ContainsKey(i)).ToList();
            if (fresh.Count == 0) continue;
            run.OpenChapter(mark);
            foreach (var i in fresh) commands[i] = Command(run, story[i], i, mark.Chapter);
            foreach (var fact in run.PlayRoad(mark, commands.Values.Where(c => c.Chapter == mark.Chapter), journal, TimeSpan.FromMinutes(2))) journal.Add(fact.Id).ShouldBeTrue();
        }
        return (run, [.. commands.Values]);
    }

    private static RoadCommand Command(Run run, Deedlet deed, int i, int chapter) => new()
    {
        Id = new CommandId(new Guid(i + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0)),
        Run = run.Id,
        Stop = run.InOrder.ElementAt(deed.Door).Id,
        Courier = Couriers[deed.Phone],
        Device = Couriers[deed.Phone].Value,
        DeviceSeq = i + 1,
        Kind = deed.Verb,
        OccurredAt = Noon.AddMinutes(deed.Minute),
        ReceivedAt = Noon.AddHours(1),
        Reason = deed.Verb is StopVerb.Fail or StopVerb.Reopen ? $"raison {i}" : null,
        Proof = deed.Verb is StopVerb.Done ? new Proof($"preuve {i}") : null,
        Chapter = chapter,
    };

    /// <summary>A run of two pick-ups and two drops in the first courier's bag: untouched, cancelled, or with a pick-up withdrawn by the house.</summary>
    private static Run Asked(int house)
    {
        var clock = new Clock(new Still(), TimeZoneInfo.Utc);
        var window = new Period(Noon, Noon.AddHours(2));
        AskedStop Door(StopKind kind, int i) => new(kind, $"Porte {i}", null, null, $"{i} rue du Test", new GeoPoint(50.63 + i * 0.01, 3.06), window, null, $"ref:{i}");
        var quote = new Quote(Id.New<TariffVersionId>(clock), new Money(100), 2000, [new QuoteLine("base", new Dictionary<string, object?>(), new Money(100))], 1, 1, false);
        var deed = new Deed(Id.New<FactId>(clock), null, Noon, Noon);
        var asked = new AskedRun(Id.New<OrganisationId>(clock), Id.New<OrganisationId>(clock), [Door(StopKind.Pickup, 0), Door(StopKind.Pickup, 1), Door(StopKind.Drop, 2), Door(StopKind.Drop, 3)], new Packages(1, 1, 1, false), "ref", "fr");
        var (run, _) = Run.Ask(asked, quote, new DateOnly(2026, 6, 9), clock, deed);
        run.Take(Couriers[0], Id.New<RoundId>(clock), deed);
        if (house == 1) run.Cancel("la boutique a annulé", deed);
        if (house == 2) run.Withdraw("ref:0", "la boutique a refusé", deed);
        return run;
    }

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Noon);
    }
}
