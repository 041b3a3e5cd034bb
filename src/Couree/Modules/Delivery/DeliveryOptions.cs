namespace Couree.Modules.Delivery;

/// <summary>The room's parameters, section "Couree:Delivery": a co-op decides them, the code never does.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>Length of the windows offered to customers.</summary>
    public int WindowMinutes { get; set; } = 30;

    /// <summary>How many doors one courier promises in one window.</summary>
    public int DropsPerCourier { get; set; } = 3;

    /// <summary>A promise needs the bike at the door so long before the window closes.</summary>
    public int SpareMinutes { get; set; } = 10;

    /// <summary>How long a courier may take a deed back; what cannot be taken back is announced after it.</summary>
    public int UndoSeconds { get; set; } = 120;

    /// <summary>A run that waits so long calls the one on duty.</summary>
    public int AlertMinutes { get; set; } = 10;

    /// <summary>A run wanted later begins to wait so long before its first pick-up.</summary>
    public int PressingMinutes { get; set; } = 60;

    /// <summary>Time spent at each door, before any figure of the co-op's own.</summary>
    public int DoorSeconds { get; set; } = 120;

    /// <summary>A courier's last position is forgotten after so long without a new one.</summary>
    public int PositionMinutes { get; set; } = 5;

    /// <summary>A tracking link dies so many days after the delivery.</summary>
    public int TrackingDays { get; set; } = 7;

    /// <summary>The longest the desk looks for each of a proposal's two plans.</summary>
    public int ProposeMilliseconds { get; set; } = 900;

    public TimeSpan Position => TimeSpan.FromMinutes(PositionMinutes);
    public TimeSpan Window => TimeSpan.FromMinutes(WindowMinutes);
    public TimeSpan Undo => TimeSpan.FromSeconds(UndoSeconds);
}
