using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.Tasks;

/// <summary>Extension method that registers the parts of tasks.</summary>
internal static class TaskServices
{
    public static IServiceCollection AddTasks(this IServiceCollection services) =>
        services
            .AddSingleton<DeadlineRulesService>()
            .AddSingleton<TaskService>()
            .AddSingleton<TaskActionService>()
            .AddSingleton<TaskSplitService>()
            .AddSingleton<TaskSplitJob>();
}
