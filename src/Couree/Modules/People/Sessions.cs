using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People;

/// <summary>What a browser receives when someone has signed in with it.</summary>
/// <param name="Key">256 random bits for its cookie</param>
internal sealed record SignedIn(PersonId Person, string Key, string Language);

/// <summary>Opens and ends sessions in the caller's save.</summary>
internal sealed class Sessions(CoureeDb db, Clock clock)
{
    public SignedIn Open(Person person, string device, bool proved)
    {
        var key = Secret.New();
        db.Add(Session.Open(clock, person.Id, key, device, proved));
        return new(person.Id, key, person.Language);
    }

    /// <summary>Ends every session of a person but the one kept, and sweeps her expired ones.</summary>
    public async Task EndOthers(PersonId person, string? keptKeyHash, CancellationToken stop) =>
        db.RemoveRange(await db.Set<Session>().Where(s => s.Person == person && s.KeyHash != keptKeyHash).ToListAsync(stop));
}
