using Couree.Database;
using Couree.Kernel;
using Couree.Modules.People;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Members;

/// <summary>Who holds what in a structure, and the invitations still open.</summary>
internal sealed class ReadMembers(CoureeDb db, Clock clock, OrganisationBook book, IPeople people) : IUseCase
{
    public async Task<MembersPage.Facts> Do(Actor who, string slug, Form? typed, string? link, bool isSaved = false, CancellationToken stop = default)
    {
        var organisation = await book.Within(who, slug, Role.Keeper, stop);
        var now = clock.Now;
        var holdings = await db.Set<Holding>().AsNoTracking().Where(h => h.Organisation == organisation.Id && h.Roles != Role.None).OrderBy(h => h.SinceAt).ToListAsync(stop);
        var cards = await people.Cards([.. holdings.Select(h => h.Person)], stop);
        var open = await db.Set<Invitation>().AsNoTracking()
            .Where(i => i.Organisation == organisation.Id && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now).OrderBy(i => i.ExpiresAt).ToListAsync(stop);
        return new MembersPage.Facts(slug, organisation.Name, organisation.IsWelcomed,
            [.. holdings.Where(h => cards.ContainsKey(h.Person)).Select(h => new MembersPage.Row(h.Id.Value, cards[h.Person].Name, cards[h.Person].Email, h.Roles))],
            [.. open.Select(i => new MembersPage.Open(i.Id.Value, i.Email, i.Roles, DateOnly.FromDateTime(clock.Civil(i.ExpiresAt))))],
            typed ?? Form.Empty, link, isSaved);
    }
}
