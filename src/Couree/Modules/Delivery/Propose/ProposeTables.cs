using Couree.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Delivery;

internal sealed class ProposeTables : IEntityTypeConfiguration<Proposal>, IEntityTypeConfiguration<ProposalAsk>, IEntityTypeConfiguration<AcceptedPart>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("delivery_proposals");
        proposal.HasKey(p => p.Id);
        proposal.HasIndex(p => new { p.Couriers, p.DrawnAt });
        proposal.Property(p => p.Body).AsJson();
    }

    public void Configure(EntityTypeBuilder<ProposalAsk> ask)
    {
        ask.ToTable("delivery_proposal_asks");
        ask.HasKey(a => a.Id);
        ask.HasIndex(a => a.State);
        ask.Ignore(a => a.IsUnderWay);
    }

    public void Configure(EntityTypeBuilder<AcceptedPart> part)
    {
        part.ToTable("delivery_accepted_parts");
        part.HasKey(p => p.Id);
        part.HasIndex(p => new { p.Proposal, p.Plan, p.Part }).IsUnique();
        part.HasIndex(p => p.By);
    }
}
