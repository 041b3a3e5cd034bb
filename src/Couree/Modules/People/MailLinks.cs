using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People;

/// <summary>Gives and takes the links sent by mail. Nothing is saved here: the use case does, once.</summary>
internal sealed class MailLinks(CoureeDb db, Clock clock)
{
    private const int MostAnHour = 5;

    /// <summary>
    /// A fresh key; earlier links of the kind die. Null when the person was sent five in the last hour: her mailbox is not to be
    /// flooded by whoever types her address.
    /// </summary>
    public async Task<string?> Give(PersonId person, LinkKind kind, string email, CancellationToken stop)
    {
        var anHourAgo = clock.Now.AddHours(-1);
        var earlier = await db.Set<MailLink>().Where(l => l.Person == person && l.Kind == kind).ToListAsync(stop);
        if (earlier.Count(l => l.CreatedAt > anHourAgo) >= MostAnHour) return null;
        db.RemoveRange(earlier.Where(l => l.CreatedAt <= anHourAgo));
        foreach (var older in earlier) older.Die(clock.Now);
        var key = Secret.New();
        db.Add(MailLink.Make(clock, person, kind, email, key));
        return key;
    }

    /// <summary>The link of a key if it still works, with its person; refused `people.link_dead` otherwise.</summary>
    public async Task<(MailLink Link, Person Person)> Open(LinkKind kind, string key, CancellationToken stop)
    {
        var hash = Secret.Hash(key);
        var link = await db.Set<MailLink>().SingleOrDefaultAsync(l => l.KeyHash == hash && l.Kind == kind, stop);
        if (link is null || link.ExpiresAt <= clock.Now) throw new Refusal("people.link_dead");
        return (link, await db.Set<Person>().SingleAsync(p => p.Id == link.Person, stop));
    }

    /// <summary>Opens it and uses it up, with its earlier siblings.</summary>
    public async Task<(MailLink Link, Person Person)> Take(LinkKind kind, string key, CancellationToken stop)
    {
        var (link, person) = await Open(kind, key, stop);
        // The link itself is removed even when another click has just removed it: that save then loses the race and looks again.
        db.Remove(link);
        db.RemoveRange(await db.Set<MailLink>().Where(l => l.Person == person.Id && l.Kind == kind && l.Id != link.Id).ToListAsync(stop));
        return (link, person);
    }
}
