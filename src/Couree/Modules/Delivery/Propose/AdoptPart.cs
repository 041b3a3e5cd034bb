using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Puts a part of a plan into the rounds, all of it or nothing: everything is looked at before anything changes. Does not save.</summary>
internal sealed class AdoptPart
{
    private readonly CoureeDb _db;
    private readonly Clock _clock;
    private readonly RoundBook _book;
    private readonly Proposal _proposal;
    private readonly ProposedPlan _plan;
    private readonly Dictionary<PersonId, Round> _rounds;
    private readonly Dictionary<RunId, Run> _runs;
    private readonly HashSet<PersonId> _riding;

    private AdoptPart(CoureeDb db, Clock clock, RoundBook book, Proposal proposal, ProposedPlan plan, List<Round> rounds, List<Run> runs, IEnumerable<ShiftCard> riding)
    {
        (_db, _clock, _book, _proposal, _plan) = (db, clock, book, proposal, plan);
        (_rounds, _runs, _riding) = (rounds.ToDictionary(r => r.Courier), runs.ToDictionary(r => r.Id), riding.Select(s => s.Person).ToHashSet());
    }

    public static async Task<AdoptPart> Of(CoureeDb db, Clock clock, IShifts shifts, RoundBook book, Proposal proposal, ProposedPlan plan, CancellationToken stop)
    {
        var couriers = proposal.Body.Rounds.Select(r => r.Courier).ToList();
        var rounds = await db.Set<Round>().Where(r => r.Couriers == proposal.Couriers && r.Day == proposal.Day && couriers.Contains(r.Courier)).ToListAsync(stop);
        var handed = plan.Moves.Where(m => m.Stop is null).Select(m => m.Run).ToList();
        var ids = rounds.ConvertAll(r => (RoundId?)r.Id);
        var runs = await db.Set<Run>().Where(r => handed.Contains(r.Id) || ids.Contains(r.Round)).ToListAsync(stop);
        var riding = await shifts.Between(proposal.Couriers, clock.Now, clock.Instant(proposal.Day.AddDays(1), TimeOnly.MinValue), stop);
        return new AdoptPart(db, clock, book, proposal, plan, rounds, runs, riding);
    }

    /// <summary>Whether the part can be taken; if so, every round it touches is at hand.</summary>
    public async Task<bool> Stands(Part part, CancellationToken stop)
    {
        if (!PartLook.Stands(part, _proposal.Body, _plan, _rounds, _runs, _riding)) return false;
        foreach (var courier in part.Couriers.Where(c => !_rounds.ContainsKey(c))) _rounds[courier] = await _book.Of(_proposal.Couriers, courier, _proposal.Day, stop);
        return true;
    }

    /// <summary>Adopts the part's rounds and passes its runs on, each with its line in the journal.</summary>
    public void Do(Actor who, Part part)
    {
        var stops = _runs.Values.SelectMany(r => r.Stops).ToList();
        foreach (var courier in part.Couriers)
            if (_plan.Rounds.FirstOrDefault(r => r.Courier == courier) is { } proposed)
            {
                var round = _rounds[courier];
                _db.TouchedNext(round);
                round.AdoptProposed(proposed.Order, Was(courier).Round is null ? round.Version : Was(courier).Version, stops);
                _db.TouchedNext(round);
            }
        foreach (var move in Handed(part))
        {
            var (run, deed) = (_runs[move.Run], Deed.Now(who, _clock));
            _db.Add(move.From is null ? run.Take(move.To, _rounds[move.To].Id, deed) : run.MoveTo(move.To, _rounds[move.To].Id, deed, null));
            _db.Announce(new RunTaken(run.Id, run.Reference, move.To));
            _db.Touched(run);
        }
    }

    private BaseRound Was(PersonId courier) => _proposal.Body.Rounds.Single(r => r.Courier == courier);

    private IEnumerable<Move> Handed(Part part) => part.Moves.Select(i => _plan.Moves[i]).Where(m => m.Stop is null);
}
