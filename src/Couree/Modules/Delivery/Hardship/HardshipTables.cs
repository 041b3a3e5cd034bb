using Couree.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Delivery;

internal sealed class HardshipTables : IEntityTypeConfiguration<HardshipVersion>, IEntityTypeConfiguration<RainMark>, IEntityTypeConfiguration<Chore>, IEntityTypeConfiguration<RiddenRound>
{
    public void Configure(EntityTypeBuilder<HardshipVersion> version)
    {
        version.ToTable("delivery_hardship_versions");
        version.HasKey(v => v.Id);
        version.HasIndex(v => new { v.Couriers, v.Number }).IsUnique();
        version.Property(v => v.Note).HasMaxLength(1000);
        version.Property(v => v.Weights).AsJson();
    }

    public void Configure(EntityTypeBuilder<RainMark> rain)
    {
        rain.ToTable("delivery_rain_marks");
        rain.HasKey(r => r.Id);
        rain.HasIndex(r => new { r.Couriers, r.Day });
        rain.Ignore(r => r.Period);
    }

    public void Configure(EntityTypeBuilder<Chore> chore)
    {
        chore.ToTable("delivery_chores");
        chore.HasKey(c => c.Id);
        chore.HasIndex(c => new { c.Couriers, c.Day });
        chore.HasIndex(c => c.Person);
        chore.Property(c => c.Note).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<RiddenRound> round)
    {
        round.ToTable("delivery_ridden_rounds");
        round.HasKey(r => r.Id);
        round.HasIndex(r => new { r.Couriers, r.Day });
        round.Property(r => r.Ridden).AsJson();
    }
}
