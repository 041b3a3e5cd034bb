using System.Globalization;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.People;

namespace Couree.Modules.Notices.React;

internal sealed class InvitationLetter(Letters letters) : IReact<InvitationSent>
{
    public Task On(InvitationSent happened, CancellationToken stop) =>
        letters.Write("invitation:" + LinkKey.Of(happened.Link), happened.Email, new("invitation", happened.Language, "", new { organisation = happened.OrganisationName }, happened.Link), stop);
}

/// <summary>A structure waits for the territory's stewards.</summary>
internal sealed class ProposedLetters(Letters letters, IPeople people) : IReact<OrganisationProposed>
{
    public async Task On(OrganisationProposed happened, CancellationToken stop)
    {
        foreach (var steward in (await people.Cards(await people.Stewards(stop), stop)).Values.Where(s => s.Email is not null))
            await letters.Write(string.Create(CultureInfo.InvariantCulture, $"organisation_proposed:{happened.Organisation.Value}:{happened.AskedAt.Ticks}:{steward.Id.Value}"), steward.Email!,
                new("organisation_proposed", steward.Language, steward.Name, new { organisation = happened.Name }, "/organisations/requests"), stop);
    }
}

/// <summary>Not yet: its keepers read why, and can propose it again.</summary>
internal sealed class DeclinedLetters(Letters letters, IPeople people, IOrganisations organisations) : IReact<OrganisationDeclined>
{
    public async Task On(OrganisationDeclined happened, CancellationToken stop)
    {
        var keepers = await organisations.People(happened.Organisation, Role.Keeper, stop);
        foreach (var keeper in (await people.Cards(keepers, stop)).Values.Where(k => k.Email is not null))
            await letters.Write(string.Create(CultureInfo.InvariantCulture, $"organisation_declined:{happened.Organisation.Value}:{happened.DecidedAt.Ticks}:{keeper.Id.Value}"), keeper.Email!,
                new("organisation_declined", keeper.Language, keeper.Name, new { organisation = happened.Name, because = happened.Because }, "/organisations"), stop);
    }
}

/// <summary>Its keepers may open their doors.</summary>
internal sealed class ApprovedLetters(Letters letters, IPeople people, IOrganisations organisations) : IReact<OrganisationApproved>
{
    public async Task On(OrganisationApproved happened, CancellationToken stop)
    {
        var keepers = await organisations.People(happened.Organisation, Role.Keeper, stop);
        foreach (var keeper in (await people.Cards(keepers, stop)).Values.Where(k => k.Email is not null))
            await letters.Write($"organisation_approved:{happened.Organisation.Value}:{keeper.Id.Value}", keeper.Email!,
                new("organisation_approved", keeper.Language, keeper.Name, new { organisation = happened.Name }, "/organisations"), stop);
    }
}
