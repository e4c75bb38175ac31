package org.dagmaster.adapter.yaml.jinja;

import java.util.List;

/** Workflows in the predecessor's language, as a team would have written them, and in ours. */
final class OldWorkflows {

    private OldWorkflows() {}

    /** What becomes what. */
    record Pair(String name, String old, String ours) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Pair> all() {
        return List.of(
                new Pair("raster ingest", RASTER_INGEST, RASTER_INGEST_OURS),
                new Pair("tiles by size", TILES_BY_SIZE, TILES_BY_SIZE_OURS),
                new Pair("vector load", VECTOR_LOAD, VECTOR_LOAD_OURS));
    }

    /** A line of tasks, with alternates for inputs that may be left out. */
    static final String RASTER_INGEST =
            """
            # ==========================================================
            # From an upload to a catalogued COG.
            #   START -> stage -> check -> cog -> item -> END
            # ==========================================================

            workflow_id: terrain_ingest
            name: Terrain ingest
            version: 3
            description: |
              Takes one elevation model.
              Every step reads from the mount ({{ not a template }}).

            inputs:
              # What is needed
              blob:
                type: string
                required: true
                description: the upload, such as "uploads/dem.tif"
              collection:
                description: where the item goes

              # What may be left out
              crs:
                type: string
                required: false
                default: "EPSG:4326"
              overviews: {type: boolean, required: no, default: on}

            nodes:
              START:
                type: start
                next: stage

              # Copies the upload to the mount.
              stage:
                type: task
                handler: raster.blob_to_mount
                queue: container-tasks
                timeout_seconds: 1_800
                retry:
                  max_attempts: 3
                  backoff: exponential
                  initial_delay_seconds: 10
                  max_delay_seconds: 300
                params:
                  container_name: "bronze"
                  blob_name: "{{ inputs.blob }}"
                next: check

              check:
                type: task
                handler: raster.validate
                queue: container-tasks
                params:
                  local_path: "{{ nodes.stage.output.local_path }}"
                  input_crs: "{{ inputs.crs | default('', true) }}"   # the file's own if empty
                  raster_type: dem
                next: [cog]

              cog:
                handler: raster.create_cog
                queue: container-tasks
                timeout_seconds: 7200  # two hours
                params:
                  local_path: "{{ nodes.stage.output.local_path }}"
                  validation: "{{ nodes.check.output }}"
                  target_crs: '{{ inputs.crs | default("EPSG:4326", true) }}'
                  overviews: "{{ inputs.overviews }}"
                next: item

              item:
                type: task
                handler: raster.stac_register_item
                queue: functionapp-tasks
                params:
                  collection_id: "{{ inputs.collection }}"
                  item_id: "{{ job.id }}"
                  title: >-
                    {{ inputs.blob }} in
                    {{ inputs.collection }}
                  cog: "{{ upstream.output }}"
                  bands: ["{{ nodes.check.output.bands[0] }}", "{{ nodes.check.output['bands'][1].name }}"]
                next: END

              END:
                type: end
            """;

    static final String RASTER_INGEST_OURS =
            """
            # ==========================================================
            # From an upload to a catalogued COG.
            #   START -> stage -> check -> cog -> item -> END
            # ==========================================================

            workflow_id: terrain_ingest
            name: Terrain ingest
            version: 3
            description: |
              Takes one elevation model.
              Every step reads from the mount ({{ not a template }}).

            inputs:
              # What is needed
              blob:
                type: string
                required: true
                description: the upload, such as "uploads/dem.tif"
              collection:
                type: string
                required: true
                description: where the item goes

              # What may be left out
              crs:
                type: string
                required: false
                default: "EPSG:4326"
              overviews: {type: boolean, required: false, default: true}

            nodes:
              start:
                type: start
                next: stage

              # Copies the upload to the mount.
              stage:
                type: task
                handler: raster.blob_to_mount
                queue: container-tasks
                timeout_seconds: 1800
                retry:
                  max_attempts: 3
                  backoff: exponential
                  initial_delay_seconds: 10
                  max_delay_seconds: 300
                params:
                  container_name: "bronze"
                  blob_name: "${inputs.blob}"
                next: check

              check:
                type: task
                handler: raster.validate
                queue: container-tasks
                params:
                  local_path: "${nodes.stage.output.local_path}"
                  input_crs: "${inputs.crs|''}"   # the file's own if empty
                  raster_type: dem
                next: [cog]

              cog:
                type: task
                handler: raster.create_cog
                queue: container-tasks
                timeout_seconds: 7200  # two hours
                params:
                  local_path: "${nodes.stage.output.local_path}"
                  validation: "${nodes.check.output}"
                  target_crs: '${inputs.crs|''EPSG:4326''}'
                  overviews: "${inputs.overviews}"
                next: item

              item:
                type: task
                handler: raster.stac_register_item
                queue: functionapp-tasks
                params:
                  collection_id: "${inputs.collection}"
                  item_id: "${job.id}"
                  title: >-
                    ${inputs.blob} in
                    ${inputs.collection}
                  cog: "${nodes.cog.output}"
                  bands: ["${nodes.check.output.bands[0]}", "${nodes.check.output.bands[1].name}"]
                next: end

              end:
                type: end
            """;

    /** A fork by size, children for the tiles, and a merge. */
    static final String TILES_BY_SIZE =
            """
            workflow_id: tiles_by_size
            name: Tiles by size
            inputs:
              blob_name: {type: string}
              limit_mb: {type: integer, default: 512}
            nodes:
              start: {type: start, next: scan}
              scan:
                type: task
                handler: raster.scan
                queue: container-tasks
                params: {blob: "{{ inputs.blob_name }}", limit: "{{ inputs.limit_mb }}"}
                next: route
              route:
                type: conditional
                condition_field: "{{ nodes.scan.output.size_mb }}"
                branches:
                  - {name: tiny, condition: "< 1", next: finish}
                  - default: true   # all that is large
                    next: split
                  - name: small
                    condition: "{{ nodes.scan.output.size_mb }} < 100"
                    next: whole
              whole:
                type: task
                handler: raster.create_cog
                queue: container-tasks
                params: {source: "{{ nodes.scan.output.path }}"}
                next: finish
              split:
                type: fan_out
                source: "{{ nodes.scan.output.tiles }}"
                retry: {max_attempts: 5, backoff: fixed}
                task:
                  handler: raster.create_cog
                  queue: container-tasks
                  timeout_seconds: 3600
                  params:
                    tile: "{{ item }}"
                    window: {x: "{{ item.x }}", y: "{{ item.y }}"}
                    name: "{{ inputs.blob_name }}_{{ index }}.tif"
                next: join
              join:
                type: fan_in
                aggregation: collect
                next: many
              many:
                type: conditional
                condition: "{{ nodes.join.output.count }} > 1"
                on_true: mosaic
                on_false: finish
              mosaic:
                type: task
                handler: raster.mosaic
                queue: container-tasks
                params: {tiles: "{{ nodes.join.output.results }}"}
                next: finish
              finish:
                type: task
                handler: echo
                queue: functionapp-tasks
                depends_on:
                  any_of: [whole, join, mosaic]
                params: {message: "{{ inputs.blob_name }} is done"}
                next: end
              end: {type: end}
            """;

    static final String TILES_BY_SIZE_OURS =
            """
            workflow_id: tiles_by_size
            version: 1
            name: Tiles by size
            inputs:
              blob_name: {type: string, required: true}
              limit_mb: {type: integer, default: 512}
            nodes:
              start: {type: start, next: scan}
              scan:
                type: task
                handler: raster.scan
                queue: container-tasks
                params: {blob: "${inputs.blob_name}", limit: "${inputs.limit_mb}"}
                next: route
              route:
                type: conditional
                condition_field: "${nodes.scan.output.size_mb}"
                branches:
                  - {name: tiny, condition: "< 1", next: finish}
                  - name: small
                    condition: "< 100"
                    next: whole
                  - name: otherwise
                    default: true   # all that is large
                    next: split
              whole:
                type: task
                handler: raster.create_cog
                queue: container-tasks
                params: {source: "${nodes.scan.output.path}"}
                next: finish
              split:
                type: fan_out
                source: "${nodes.scan.output.tiles}"
                task:
                  handler: raster.create_cog
                  queue: container-tasks
                  timeout_seconds: 3600
                  params:
                    tile: "${item}"
                    window: {x: "${item.x}", y: "${item.y}"}
                    name: "${inputs.blob_name}_${index}.tif"
                  retry: {max_attempts: 5, backoff: fixed}
                next: join
              join:
                type: fan_in
                aggregation: collect
                next: many
              many:
                type: conditional
                condition: "${nodes.join.output.count} > 1"
                on_true: mosaic
                on_false: finish
              mosaic:
                type: task
                handler: raster.mosaic
                queue: container-tasks
                params: {tiles: "${nodes.join.output.results}"}
                next: finish
              finish:
                type: task
                handler: echo
                queue: functionapp-tasks
                depends_on:
                  any_of: [whole, join, mosaic]
                params: {message: "${inputs.blob_name} is done"}
                next: end
              end: {type: end}
            """;

    /** Nodes that wait for several, and a fork by a word. */
    static final String VECTOR_LOAD =
            """
            workflow_id: vector_load
            name: Vector load
            version: "1.0"
            inputs:
              layer: {type: string, required: true}
              format: {type: string, default: gpkg}
            nodes:
              START: {type: start, next: [read, prepare-schema]}
              read:
                type: task
                handler: vector.read
                queue: container-tasks
                params:
                  layer: "{{ input.layer }}"
                  dsn: "{{ env.VECTOR_DSN }}"
                next:
              prepare-schema:
                type: task
                handler: vector.schema
                queue: functionapp-tasks
                timeout_seconds: "300"
              load:
                type: task
                handler: vector.load
                queue: container-tasks
                depends_on:
                - read
                - prepare-schema
                params:
                  features: "{{ nodes.read.output.features }}"
                  table: "{{ nodes['prepare-schema'].output.table }}"
                next: kind
              kind:
                type: conditional
                condition_field: geometry
                branches:
                  point:
                    condition: "value in ['Point', 'MultiPoint']"
                    next: index
                  other: {default: true, next: END}
              index:
                type: task
                handler: vector.index
                queue: container-tasks
                params: {method: hilbert, strict: yes}
                next: END
              END: {type: end}
            """;

    static final String VECTOR_LOAD_OURS =
            """
            workflow_id: vector_load
            name: Vector load
            version: 1
            inputs:
              layer: {type: string, required: true}
              format: {type: string, default: gpkg}
            nodes:
              start: {type: start, next: [read, prepare_schema]}
              read:
                type: task
                handler: vector.read
                queue: container-tasks
                params:
                  layer: "${inputs.layer}"
                  dsn: "${env.VECTOR_DSN}"
              prepare_schema:
                type: task
                handler: vector.schema
                queue: functionapp-tasks
                timeout_seconds: 300
              load:
                type: task
                handler: vector.load
                queue: container-tasks
                depends_on:
                  all_of:
                  - read
                  - prepare_schema
                params:
                  features: "${nodes.read.output.features}"
                  table: "${nodes.prepare_schema.output.table}"
                next: kind
              kind:
                type: conditional
                condition_field: "${nodes.load.output.geometry}"
                branches:
                  - name: point
                    condition: "in ['Point', 'MultiPoint']"
                    next: index
                  - {name: other, default: true, next: end}
              index:
                type: task
                handler: vector.index
                queue: container-tasks
                params: {method: hilbert, strict: true}
                next: end
              end: {type: end}
            """;
}
