using Couree.Database;
using Couree.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People;

/// <summary>Sessions and links whose time is over, questions nobody answered, and tries that count no more.</summary>
internal sealed class TidyPeople : ITidy
{
    public async Task Tidy(CoureeDb db, DateTime now, CancellationToken stop)
    {
        var (yesterday, lastWeek) = (now.AddDays(-1), now.AddDays(-7));
        await db.Set<Session>().Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(stop);
        await db.Set<MailLink>().Where(l => l.ExpiresAt < lastWeek).ExecuteDeleteAsync(stop);
        await db.Set<PasskeyQuestion>().Where(q => q.ExpiresAt < now).ExecuteDeleteAsync(stop);
        await db.Set<SignInTries>().Where(t => t.LastAt < yesterday).ExecuteDeleteAsync(stop);
    }
}
