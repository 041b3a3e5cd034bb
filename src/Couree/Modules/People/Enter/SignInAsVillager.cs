using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Enter;

/// <summary>In the demo only: sign in as one of the village's people with one click. Anyone else is not found.</summary>
internal sealed class SignInAsVillager(CoureeDb db, Sessions sessions, IHostEnvironment environment) : IUseCase
{
    public sealed record Input(PersonId Person, string Back = "/");

    public async Task<IReadOnlyList<EnterPage.Villager>> All(CancellationToken stop)
    {
        if (!environment.IsEnvironment("Demo")) return [];
        var english = Words.Language == "en";
        return await db.Set<Person>().AsNoTracking()
            .Where(p => p.IsDemo && p.ForgottenAt == null).OrderBy(p => p.JoinedAt).ThenBy(p => p.Id)
            .Select(p => new EnterPage.Villager(p.Id, p.Name, (english ? p.AboutEn : p.About) ?? "")).ToListAsync(stop);
    }

    public async Task<SignedIn> Do(Actor who, Input input, string device, CancellationToken stop)
    {
        if (!environment.IsEnvironment("Demo")) throw new NotFound();
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == input.Person && p.IsDemo && p.ForgottenAt == null, stop) ?? throw new NotFound();
        var signedIn = sessions.Open(person, device, proved: false);
        await db.SaveChangesAsync(stop);
        return signedIn;
    }
}
