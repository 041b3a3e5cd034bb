using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People;

/// <summary>What the other rooms ask.</summary>
internal sealed class PeopleBook(CoureeDb db) : IPeople
{
    public async Task<IReadOnlyDictionary<PersonId, PersonCard>> Cards(IReadOnlyCollection<PersonId> ids, CancellationToken stop = default) =>
        ids.Count == 0 ? new Dictionary<PersonId, PersonCard>() : await db.Set<Person>().AsNoTracking()
            .Where(p => ids.Contains(p.Id) && p.ConfirmedAt != null && p.ForgottenAt == null)
            .Select(p => new PersonCard(p.Id, p.Name, p.Email, p.Phone, p.Language))
            .ToDictionaryAsync(p => p.Id, stop);

    public async Task<PersonId?> ByEmail(string email, CancellationToken stop = default)
    {
        var normal = Person.Normal(email);
        return await db.Set<Person>().AsNoTracking().Where(p => p.Email == normal && p.ConfirmedAt != null).Select(p => (PersonId?)p.Id).SingleOrDefaultAsync(stop);
    }

    public async Task<IReadOnlyList<PersonId>> Stewards(CancellationToken stop = default) =>
        await db.Set<Person>().AsNoTracking().Where(p => p.IsSteward && p.ConfirmedAt != null && p.ForgottenAt == null).Select(p => p.Id).ToListAsync(stop);
}
