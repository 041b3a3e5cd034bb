using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Join;

/// <summary>A sign-up whose mail nobody answered: after a week the house forgets it was ever typed.</summary>
internal sealed record SignUpLapses(PersonId Person) : IEvent
{
    public static readonly TimeSpan After = TimeSpan.FromDays(7);
}

internal sealed class ForgetUnanswered(CoureeDb db) : IReact<SignUpLapses>
{
    public async Task On(SignUpLapses happened, CancellationToken stop)
    {
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == happened.Person && p.ConfirmedAt == null, stop) is not { } person) return;
        db.RemoveRange(await db.Set<MailLink>().Where(l => l.Person == person.Id).ToListAsync(stop));
        db.Remove(person);
    }
}
