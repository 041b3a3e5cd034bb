using Couree.Database;
using Couree.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Members;

/// <summary>An invitation long over keeps the address of somebody who may never have come: it goes a month after its last day.</summary>
internal sealed class TidyInvitations : ITidy
{
    public async Task Tidy(CoureeDb db, DateTime now, CancellationToken stop)
    {
        var aMonthAgo = now.AddDays(-30);
        await db.Set<Invitation>().Where(i => i.ExpiresAt < aMonthAgo).ExecuteDeleteAsync(stop);
    }
}
