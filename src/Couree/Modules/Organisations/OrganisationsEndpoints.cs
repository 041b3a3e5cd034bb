using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations.Members;
using Couree.Modules.Organisations.Propose;
using Couree.Modules.Organisations.Settings;
using Couree.Modules.Organisations.Stewards;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Organisations;

/// <summary>The room's pages.</summary>
internal static class OrganisationsEndpoints
{
    public static void MapPages(WebApplication app)
    {
        app.MapGet("/organisations", Mine).ForSignedIn();
        app.MapGet("/organisations/propose", () => Pages.Show<ProposePage>(new ProposePage.Facts(Form.Empty))).ForSignedIn();
        app.MapPost("/organisations/propose", (Actor who, Form<ProposeOrganisation.Input> form, Perform perform, CancellationToken stop) => form.Submit(
            async input => Pages.See($"/organisations/{await perform.Run<ProposeOrganisation, string>(u => u.Do(who, input, stop))}/settings"),
            again => Task.FromResult<IResult>(Pages.Again<ProposePage>(new ProposePage.Facts(again))))).ForSignedIn();
        app.MapPost("/organisations/{slug}/proposal", async (Actor who, string slug, Perform perform, CancellationToken stop) =>
        {
            await perform.Run<AskAgain>(u => u.Do(who, slug, stop));
            return Pages.See($"/organisations/{slug}/settings");
        }).ForSignedIn();
        MapSettings(app);
        MapMembers(app);
        app.MapGet("/organisations/requests", async (ReadRequests read, CancellationToken stop) => Pages.Show<RequestsPage>(await read.Do(null, stop))).ForStewards();
        app.MapPost("/organisations/requests/{id:guid}", (Actor who, Guid id, Form<DecideOrganisation.Input> form, ReadRequests read, Perform perform, CancellationToken stop) => form.Submit(
            async input =>
            {
                await perform.Run<DecideOrganisation>(u => u.Do(who, new OrganisationId(id), input, stop));
                return Pages.See("/organisations/requests");
            },
            async again => Pages.Again<RequestsPage>(await read.Do(again.Refused, stop)))).ForStewards();
    }

    private static void MapSettings(WebApplication app)
    {
        app.MapGet("/organisations/{slug}/settings", async (Actor who, string slug, string? saved, ReadSettings read, CancellationToken stop) =>
            Pages.Show<SettingsPage>(await read.Do(who, slug, null, saved is not null, stop))).ForSignedIn();
        app.MapPost("/organisations/{slug}/settings", (Actor who, string slug, Form<ChangeOrganisation.Input> form, ReadSettings read, Perform perform, CancellationToken stop) => form.Submit(
            async input =>
            {
                await perform.Run<ChangeOrganisation>(u => u.Do(who, slug, input, stop));
                return Pages.See($"/organisations/{slug}/settings?saved=1");
            },
            async again => Pages.Again<SettingsPage>(await read.Do(who, slug, again, stop: stop)))).ForSignedIn();
        app.MapPost("/organisations/{slug}/photos", async (HttpContext http, Actor who, string slug, OrganisationBook book, Photos photos, ReadSettings read, Perform perform, CancellationToken stop) =>
        {
            await book.Within(who, slug, Role.Keeper, stop);
            var posted = await Form.Posted(http);
            try
            {
                if (posted.Files.GetFile("photo") is not { Length: > 0 } file) throw new Refusal("organisations.photo_missing");
                await using var stream = file.OpenReadStream();
                var photo = await photos.Keep(stream, stop);
                await perform.Run<KeepPhotos>(u => u.Add(who, slug, photo, stop));
                return Pages.See($"/organisations/{slug}/settings");
            }
            catch (Refusal refusal)
            {
                var facts = await read.Do(who, slug, null, stop: stop);
                facts.Form.Refused = refusal;
                return Pages.Again<SettingsPage>(facts);
            }
        }).ForSignedIn();
        app.MapPost("/organisations/{slug}/photos/removal", async (HttpContext http, Actor who, string slug, Perform perform, CancellationToken stop) =>
        {
            var photo = (await Form.Posted(http))["photo"].ToString();
            await perform.Run<KeepPhotos>(u => u.Remove(who, slug, photo, stop));
            return Pages.See($"/organisations/{slug}/settings");
        }).ForSignedIn();
    }

    private static void MapMembers(WebApplication app)
    {
        app.MapGet("/organisations/{slug}/people", async (Actor who, string slug, string? saved, ReadMembers read, CancellationToken stop) =>
            Pages.Show<MembersPage>(await read.Do(who, slug, null, null, saved is not null, stop))).ForSignedIn();
        app.MapPost("/organisations/{slug}/people/{id:guid}", (Actor who, string slug, Guid id, Form<KeepMembers.Change> form, ReadMembers read, Perform perform, CancellationToken stop) => form.Submit(
            async input =>
            {
                await perform.Run<KeepMembers>(u => u.ChangeRoles(who, slug, new HoldingId(id), input, stop));
                return Pages.See($"/organisations/{slug}/people?saved=1");
            },
            async again => Pages.Again<MembersPage>(await read.Do(who, slug, again, null, stop: stop)))).ForSignedIn();
        app.MapPost("/organisations/{slug}/invitations", (Actor who, string slug, Form<KeepMembers.Invite> form, HouseOptions house, ReadMembers read, Perform perform, CancellationToken stop) => form.Submit(
            async input =>
            {
                var secret = await perform.Run<KeepMembers, string>(u => u.Do(who, slug, input, stop));
                return Pages.Show<MembersPage>(await read.Do(who, slug, null, $"{house.PublicUrl}/organisations/invitations/{secret}", stop: stop));
            },
            async again => Pages.Again<MembersPage>(await read.Do(who, slug, again, null, stop: stop)))).ForSignedIn();
        app.MapPost("/organisations/{slug}/invitations/{id:guid}/revocation", async (Actor who, string slug, Guid id, Perform perform, CancellationToken stop) =>
        {
            await perform.Run<KeepMembers>(u => u.Revoke(who, slug, new InvitationId(id), stop));
            return Pages.See($"/organisations/{slug}/people");
        }).ForSignedIn();
        app.MapGet("/organisations/invitations/{secret}", async (Actor who, string secret, CoureeDb db, KeepMembers members, Clock clock, CancellationToken stop) =>
        {
            var invitation = await members.Find(secret, stop);
            var name = await db.Set<Organisation>().Where(o => o.Id == invitation.Organisation).Select(o => o.Name).SingleAsync(stop);
            return Pages.Show<InvitationPage>(new InvitationPage.Facts(name, RoleChecks.Names(invitation.Roles), invitation.IsOpen(clock.Now), who.Name));
        }).ForSignedIn();
        app.MapPost("/organisations/invitations/{secret}", async (Actor who, string secret, Perform perform, CancellationToken stop) =>
        {
            await perform.Run<KeepMembers, string>(u => u.Accept(who, secret, stop));
            return Pages.See("/organisations");
        }).ForSignedIn();
    }

    private static async Task<IResult> Mine(Actor who, CoureeDb db, CancellationToken stop)
    {
        var mine = who.Roles.Keys.ToList();
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(o => mine.Contains(o.Id)).OrderBy(o => o.Name).ToListAsync(stop);
        return Pages.Show<MinePage>(new MinePage.Facts(
            [.. organisations.Select(o => new MinePage.Row(o.Slug, o.Name, RoleChecks.Names(who.Roles[o.Id]), who.Is(Role.Keeper, o.Id), o.Standing == Standing.Proposed, o.Standing == Standing.Declined))], who.IsSteward));
    }
}
