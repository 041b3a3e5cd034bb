using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Stewards;

/// <summary>The host names who watches over the territory, or takes that role back: `couree steward add|remove EMAIL`. Refused: people.no_such_account.</summary>
internal sealed class NameSteward(CoureeDb db) : IUseCase
{
    public async Task Do(Actor who, string email, bool isSteward, CancellationToken stop)
    {
        var normal = Person.Normal(email);
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == normal && p.ConfirmedAt != null, stop) ?? throw new Refusal("people.no_such_account", new { email });
        person.Watch(isSteward);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>The command around it: 0 when done, 1 with what to do instead.</summary>
internal static class StewardCommand
{
    public static async Task<int> Run(IServiceProvider services, string verb, string email, TextWriter output, TextWriter errors)
    {
        try
        {
            await services.GetRequiredService<Perform>().Run<NameSteward>(u => u.Do(Actor.House, email, verb == "add", CancellationToken.None));
            await output.WriteLineAsync($"{email}: {(verb == "add" ? "watches over the territory" : "no longer watches over the territory")}.");
            return 0;
        }
        catch (Refusal refusal)
        {
            await errors.WriteLineAsync(Words.SayIn("en", refusal.Code, refusal.Facts));
            return 1;
        }
    }
}
