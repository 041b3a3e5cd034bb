using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Shifts;

internal sealed class ShiftsTables : IEntityTypeConfiguration<Shift>, IEntityTypeConfiguration<Rota>, IEntityTypeConfiguration<DutyTurn>
{
    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.ToTable("shifts_shifts");
        shift.HasKey(s => s.Id);
        shift.HasIndex(s => new { s.Organisation, s.FromAt });
        shift.HasIndex(s => s.Person);
    }

    public void Configure(EntityTypeBuilder<Rota> rota)
    {
        rota.ToTable("shifts_rotas");
        rota.HasKey(r => r.Id);
    }

    public void Configure(EntityTypeBuilder<DutyTurn> turn)
    {
        turn.ToTable("shifts_duty_turns");
        turn.HasKey(t => t.Id);
        turn.HasIndex(t => new { t.Organisation, t.Person, t.FromAt });
    }
}
