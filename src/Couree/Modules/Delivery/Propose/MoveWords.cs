using Couree.Kernel;
using Couree.Modules.Delivery.Plan;
using Couree.Modules.Organisations;
using Couree.Web;

namespace Couree.Modules.Delivery;

/// <summary>Says each move of a plan in one sentence: what goes where, and why there.</summary>
internal sealed class MoveWords(Clock clock, string language, IReadOnlyDictionary<PersonId, string> names, IReadOnlyDictionary<RunId, Run> runs, IReadOnlyDictionary<OrganisationId, OrganisationCard> senders)
{
    public string Sentence(Move move)
    {
        if (move.Stop is { } stop)
            return Words.SayIn(language, move.Kind == MoveKind.Earlier ? "delivery.move.earlier" : "delivery.move.later",
                new { name = Name(move.To), door = runs.TryGetValue(move.Run, out var of) ? Explain.Street(of.Door(stop).Address, language) : "…", before = Hour(move.BeforeAt), after = Hour(move.AfterAt) });
        var head = Words.SayIn(language, move.From is null ? "delivery.move.given" : "delivery.move.passed", new { run = Run(move.Run), from = move.From is { } from ? Name(from) : "", to = Name(move.To) });
        return move.Why is { } why ? head + Words.SayIn(language, "delivery.move.because", new { why = Reason(move, why) }) : head + ".";
    }

    /// <summary>"L’Épi commun → rue Gambetta".</summary>
    public string Run(RunId id) => runs.TryGetValue(id, out var run)
        ? $"{(senders.TryGetValue(run.Sender, out var sender) ? sender.Name : "…")} → {string.Join(", ", run.InOrder.Where(s => s.Kind == StopKind.Drop).Select(s => Explain.Street(s.Address, language)).Distinct())}"
        : "…";

    /// <summary>"Manon, Tom et Yasmine", in the order of their names.</summary>
    public string People(IEnumerable<PersonId> people)
    {
        var all = people.Distinct().Select(Name).Order(StringComparer.Ordinal).ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + Words.SayIn(language, "delivery.move.and") + all[^1];
    }

    private string Reason(Move move, MoveReason why)
    {
        var minutes = Minutes(why.Seconds);
        if (why.Other is not { } other) return Words.SayIn(language, "delivery.why.alone", new { minutes });
        if (why.Obstacle is { } obstacle)
            return Words.SayIn(language, "delivery.why.obstacle", new { minutes, obstacle = Words.SayIn(language, obstacle, new { name = Name(other), late = Explain.Long(why.ObstacleMinutes), hour = Hour(why.ObstacleAt) }) });
        var facts = new { minutes, other = Minutes(why.OtherSeconds ?? 0), name = Name(other), to = Name(move.To), load = Load(why.Load), otherLoad = Load(why.OtherLoad) };
        var key = why.Seconds <= why.OtherSeconds ? "delivery.why.shorter" : why.Load < why.OtherLoad ? "delivery.why.fairer" : "delivery.why.together";
        return Words.SayIn(language, key, facts);
    }

    public string Name(PersonId person) => names.GetValueOrDefault(person, "…");

    /// <summary>"+4", "−1"; a whole number of minutes, halves up.</summary>
    private static string Minutes(int seconds)
    {
        var minutes = (int)Math.Round(seconds / 60m, MidpointRounding.AwayFromZero);
        return minutes < 0 ? "−" + -minutes : "+" + minutes;
    }

    private string Load(decimal perHour) => perHour.ToString("0.0", Words.Culture(language));
    private string Hour(DateTime? at) => at is { } known ? Explain.Hour(known, clock, language) : "…";
}
