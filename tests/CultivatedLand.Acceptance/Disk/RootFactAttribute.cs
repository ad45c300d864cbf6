namespace CultivatedLand.Acceptance.Disk;

/// <summary>A test that mounts a small disk of its own, which only root can do; elsewhere it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!SmallDiskMount.IsPossible)
            Skip = "A small disk can be mounted by root on Linux only; this test did not run.";
    }
}
