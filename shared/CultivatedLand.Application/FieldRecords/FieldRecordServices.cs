using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Application.FieldRecords;

/// <summary>Extension method that registers the parts of records of work.</summary>
internal static class FieldRecordServices
{
    public static IServiceCollection AddFieldRecords(this IServiceCollection services) =>
        services
            .AddSingleton<FieldRecordStore>()
            .AddSingleton<FieldRecordService>()
            .AddSingleton<FieldRecordReader>()
            .AddSingleton<FieldRecordJob>();
}
