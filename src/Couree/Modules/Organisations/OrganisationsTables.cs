using Couree.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Organisations;

internal sealed class OrganisationsTables : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Holding>, IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("organisations_organisations");
        organisation.HasKey(o => o.Id);
        organisation.HasIndex(o => o.Slug).IsUnique();
        organisation.HasIndex(o => o.Standing);
        // Who was told no holds no number.
        organisation.HasIndex(o => o.Siret).IsUnique().HasFilter($"siret IS NOT NULL AND standing <> '{nameof(Standing.Declined)}'");
        organisation.Property(o => o.Slug).HasMaxLength(60);
        organisation.Property(o => o.LegalName).HasMaxLength(160);
        organisation.Property(o => o.Name).HasMaxLength(80);
        organisation.Property(o => o.Siret).HasMaxLength(14);
        organisation.Property(o => o.Summary).HasMaxLength(200);
        organisation.Property(o => o.SummaryEn).HasMaxLength(200);
        organisation.Property(o => o.About).HasMaxLength(4000);
        organisation.Property(o => o.AboutEn).HasMaxLength(4000);
        organisation.Property(o => o.Area).HasMaxLength(200);
        organisation.Property(o => o.Email).HasMaxLength(254);
        organisation.Property(o => o.Phone).HasMaxLength(40);
        organisation.Property(o => o.Links).AsJson();
        organisation.Property(o => o.Photos).AsJson();
        organisation.Property(o => o.Offers).AsJson();
    }

    public void Configure(EntityTypeBuilder<Holding> holding)
    {
        holding.ToTable("organisations_holdings");
        holding.HasKey(h => h.Id);
        holding.HasIndex(h => new { h.Person, h.Organisation }).IsUnique();
        holding.HasIndex(h => h.Organisation);
        holding.Property(h => h.Roles).HasConversion<int>();
    }

    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("organisations_invitations");
        invitation.HasKey(i => i.Id);
        invitation.HasIndex(i => i.SecretHash).IsUnique();
        invitation.HasIndex(i => i.Organisation);
        invitation.Property(i => i.Email).HasMaxLength(254);
        invitation.Property(i => i.Roles).HasConversion<int>();
    }
}
