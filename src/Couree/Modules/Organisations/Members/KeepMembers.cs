using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations.Members;

/// <summary>Keepers invite people by link, change the roles they hold, and take an unused invitation back.</summary>
internal sealed class KeepMembers(CoureeDb db, Clock clock, OrganisationBook book) : IUseCase
{
    public sealed record Invite([Required, MailAddress, StringLength(254)] string Email, IReadOnlyList<Role> Roles);

    public sealed record Change(IReadOnlyList<Role> Roles);

    /// <summary>Answers the secret of the link: it is shown once to the keeper and mailed to the person. A fresher invitation replaces the one its address has: a page sent twice leaves one link alive.</summary>
    public async Task<string> Do(Actor who, string slug, Invite input, CancellationToken stop = default)
    {
        var organisation = await book.Within(who, slug, Role.Keeper, stop);
        var roles = Sum(input.Roles) is var sum && sum == Role.None ? Role.Member : sum | Role.Member;
        foreach (var before in await db.Set<Invitation>().Where(i => i.Organisation == organisation.Id && i.UsedAt == null && i.RevokedAt == null).ToListAsync(stop))
            if (before.IsFor(input.Email)) before.Revoke(clock.Now);
        var (invitation, secret) = Invitation.Write(clock, organisation.Id, input.Email, roles);
        db.Add(invitation);
        db.Announce(new InvitationSent(organisation.Id, organisation.Name, invitation.Email, "/organisations/invitations/" + secret, who.Language));
        await db.SaveChangesAsync(stop);
        return secret;
    }

    public async Task Revoke(Actor who, string slug, InvitationId id, CancellationToken stop = default)
    {
        var organisation = await book.Within(who, slug, Role.Keeper, stop);
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == id && i.Organisation == organisation.Id, stop) ?? throw new NotFound();
        invitation.Revoke(clock.Now);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>No role left means the person leaves the structure. The organisation row guards its keepers: two keepers cannot remove each other at once.</summary>
    public async Task ChangeRoles(Actor who, string slug, HoldingId id, Change input, CancellationToken stop = default)
    {
        var organisation = await book.Within(who, slug, Role.Keeper, stop);
        // The guard is read before what it guards: whoever saves in between makes this save lose the race.
        db.Entry(await db.Set<Organisation>().SingleAsync(o => o.Id == organisation.Id, stop)).State = EntityState.Modified;
        var holding = await db.Set<Holding>().SingleOrDefaultAsync(h => h.Id == id && h.Organisation == organisation.Id, stop) ?? throw new NotFound();
        var keepers = await db.Set<Holding>().CountAsync(h => h.Organisation == organisation.Id && (h.Roles & Role.Keeper) != 0, stop);
        var after = Sum(input.Roles);
        if (!OrganisationsMay.TakeKeeperAway(keepers, holding.Roles, after)) throw new Refusal("organisations.last_keeper");
        holding.Roles = after;
        await db.SaveChangesAsync(stop);
    }

    public async Task<string> Accept(Actor who, string secret, CancellationToken stop = default)
    {
        var invitation = await Find(secret, stop);
        invitation.Use(clock.Now);
        var person = who.Self;
        var holding = await db.Set<Holding>().SingleOrDefaultAsync(h => h.Organisation == invitation.Organisation && h.Person == person, stop);
        if (holding is null) db.Add(Holding.Give(clock, invitation.Organisation, person, invitation.Roles));
        else holding.Roles |= invitation.Roles;
        await db.SaveChangesAsync(stop);
        return await db.Set<Organisation>().Where(o => o.Id == invitation.Organisation).Select(o => o.Name).SingleAsync(stop);
    }

    public async Task<Invitation> Find(string secret, CancellationToken stop)
    {
        var hash = Invitation.HashOf(secret);
        return await db.Set<Invitation>().SingleOrDefaultAsync(i => i.SecretHash == hash, stop) ?? throw new NotFound();
    }

    private static Role Sum(IReadOnlyList<Role> roles) => roles.Aggregate(Role.None, (all, role) => all | role);
}
