using Couree.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Delivery;

internal sealed class RideTables : IEntityTypeConfiguration<RoadCommand>, IEntityTypeConfiguration<RoadMark>, IEntityTypeConfiguration<ProofPhoto>, IEntityTypeConfiguration<RiderPosition>
{
    public void Configure(EntityTypeBuilder<RoadCommand> command)
    {
        command.ToTable("delivery_commands");
        command.HasKey(c => c.Id);
        command.HasIndex(c => c.Run);
        command.HasIndex(c => new { c.Courier, c.ReceivedAt });
        command.Property(c => c.Reason).HasMaxLength(500);
        command.Property(c => c.PaidOnHandOver).HasMaxLength(20);
        command.Property(c => c.Code).HasMaxLength(80);
        command.Property(c => c.Proof!).AsJson();
    }

    public void Configure(EntityTypeBuilder<RoadMark> mark)
    {
        mark.ToTable("delivery_road_marks");
        mark.HasKey(m => m.Id);
        mark.Property(m => m.NeedsHuman).HasMaxLength(80);
        mark.Property(m => m.Doors).AsJson();
    }

    public void Configure(EntityTypeBuilder<ProofPhoto> photo)
    {
        photo.ToTable("delivery_proof_photos");
        photo.HasKey(p => p.Id);
        photo.HasIndex(p => new { p.Hash, p.Stop }).IsUnique();
        photo.HasIndex(p => p.Stop);
        photo.Property(p => p.Hash).HasMaxLength(43);
    }

    public void Configure(EntityTypeBuilder<RiderPosition> position)
    {
        position.ToTable("delivery_positions");
        position.HasKey(p => p.Id);
    }
}
